/** The console that these pages are in: its settings and its sign-in. */

export interface Environment {
  readonly serverBaseUrl: string;
  /** Of the admin console only. */
  readonly adminBaseUrl?: string;
  /** In which people sign in to it. */
  readonly realm: string;
  /** Of the account console only. */
  readonly locale?: string;
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

/** Properties of a component, of which we know nothing. */
export type Props = Readonly<Record<string, unknown>>;

/** Of React's tree what we walk through. */
interface Fiber {
  readonly type: unknown;
  readonly memoizedProps?: Props | string | null;
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

/** Whether somebody is signed in, and the console has begun to show something. */
export function isSignedIn(): boolean {
  return findInTree(({ value }) => keycloakIn(value))?.token !== undefined;
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
  found ??= findInTree(({ value }) => keycloakIn(value));
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

function keycloakIn(value: unknown): SignIn | undefined {
  const { keycloak } = (typeof value === "object" && value !== null ? value : {}) as { keycloak?: Partial<SignIn> };
  return typeof keycloak?.updateToken === "function" ? (keycloak as SignIn) : undefined;
}

/** What `look` finds first among the properties and types of the console's components, from the root on; undefined if there is nothing such. */
export function findInTree<T>(look: (props: Props, type: unknown) => T | undefined): T | undefined {
  const start = root();
  const open = start ? [start] : [];
  for (let fiber = open.pop(); fiber; fiber = open.pop()) {
    const { memoizedProps } = fiber;
    const found = typeof memoizedProps === "object" && memoizedProps !== null ? look(memoizedProps, fiber.type) : undefined;
    if (found !== undefined) {
      return found;
    }
    for (const next of [fiber.sibling, fiber.child]) {
      if (next) {
        open.push(next);
      }
    }
  }
  return undefined;
}
