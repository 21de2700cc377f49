import { isSignedIn } from "../shared/console";

const PATIENCE_MS = 10_000;
const STEP_MS = 100;

let warned = false;

/**
 * Tells whoever looks into the browser's log which part of the console is not as it is known here. Not before the sign-in: until
 * then the console is loaded several times.
 */
export function warnOnce(part: string): void {
  if (!warned) {
    warned = true;
    void warn(part, Date.now() + PATIENCE_MS);
  }
}

async function warn(part: string, latest: number): Promise<void> {
  while (!isSignedIn() && Date.now() < latest) {
    await new Promise((resume) => window.setTimeout(resume, STEP_MS));
  }
  console.warn(`Keycloak PAT: this admin console stays without pages for personal access tokens, as its ${part} can't be found.`);
}
