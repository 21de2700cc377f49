/** The console that these pages are in: its settings and its sign-in. */

export interface Environment {
  readonly serverBaseUrl: string;
  readonly realm: string;
  readonly locale: string;
  readonly resourceUrl: string;
}

/** Of keycloak-js what we use. */
interface SignIn {
  readonly token?: string;
  readonly subject?: string;
  updateToken(minValidity: number): Promise<boolean>;
  login(options?: LoginOptions): Promise<void>;
}

export interface LoginOptions {
  readonly redirectUri?: string;
  readonly prompt?: "login";
  readonly maxAge?: number;
}

/** Of React's tree what we walk through. */
interface Fiber {
  readonly memoizedProps?: { readonly value?: { readonly keycloak?: Partial<SignIn> } } | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly stateNode?: { readonly current?: Fiber } | null;
}

const CONTAINER = "__reactContainer$";
const SECONDS_LEFT = 5;

export const environment: Environment = JSON.parse(document.getElementById("environment")?.textContent ?? "{}");

/**
 * The access token of whoever is signed in, renewed when it is about to end; undefined if the session has ended.
 *
 * @throws Error if it could not be renewed, because nobody answered
 */
export async function accessToken(): Promise<string | undefined> {
  const keycloak = signIn();
  try {
    await keycloak.updateToken(SECONDS_LEFT);
  } catch (error) {
    if (keycloak.token) {
      throw error; // it is taken away where the server says that the session has ended
    }
  }
  return keycloak.token;
}

/** Who is signed in. */
export function userId(): string | undefined {
  return signIn().subject;
}

/** Leaves this page to sign in again, and comes back to it. */
export function signInAgain(options: LoginOptions): Promise<void> {
  return signIn().login(options);
}

let found: SignIn | undefined;

/** The console hands its sign-in down React's tree, and has no other place for it. */
function signIn(): SignIn {
  found ??= search(root());
  if (!found) {
    throw new Error("Keycloak PAT: no sign-in found in this console");
  }
  return found;
}

function root(): Fiber | undefined {
  const app = document.getElementById("app");
  const key = app && Object.keys(app).find((name) => name.startsWith(CONTAINER));
  const fiber = key ? (app as unknown as Record<string, Fiber>)[key] : undefined;
  return fiber?.stateNode?.current ?? fiber;
}

function search(start: Fiber | undefined): SignIn | undefined {
  const open = start ? [start] : [];
  for (let fiber = open.pop(); fiber; fiber = open.pop()) {
    const keycloak = fiber.memoizedProps?.value?.keycloak;
    if (typeof keycloak?.updateToken === "function") {
      return keycloak as SignIn;
    }
    for (const next of [fiber.sibling, fiber.child]) {
      if (next) {
        open.push(next);
      }
    }
  }
  return undefined;
}
