let warned = false;

/** Tells whoever looks into the browser's log which part of the console is not as it is known here. */
export function warnOnce(part: string): void {
  if (!warned) {
    warned = true;
    console.warn(`Keycloak PAT: this admin console stays without pages for personal access tokens, as its ${part} can't be found.`);
  }
}
