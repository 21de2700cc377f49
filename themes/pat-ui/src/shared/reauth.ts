/** Signing in again and coming back to what was filled in. Values of tokens are never among it. */
import { useState } from "react";
import { signInAgain, userId } from "./console";
import { ApiError } from "./rest";

/** What is kept over the sign-in: of which form or dialog, such as `create` or `rotate 0197…`, and what is filled in there. */
export interface Filled<T = unknown> {
  readonly place: string;
  readonly values: T;
}

interface Kept extends Filled {
  readonly userId: string | undefined;
  readonly at: number;
}

const KEY = "kcpat-filled";
const KEPT_MS = 15 * 60 * 1000;

/** Whether a refusal asks for a more recent sign-in (RFC 9470). */
export function wantsRecentSignIn(error: unknown): error is ApiError {
  return error instanceof ApiError && error.code === "insufficient_user_authentication";
}

/** Leaves the page to sign in anew and comes back to the same address, where `useFilled` finds what was filled in. */
export function signInAndReturn(error: ApiError, filled?: Filled): Promise<void> {
  if (filled) {
    const kept: Kept = { ...filled, userId: userId(), at: Date.now() };
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  }
  return signInAgain({ redirectUri: window.location.href, ...(error.maxAge ? { maxAge: error.maxAge } : { prompt: "login" }) });
}

/** What was filled in here before a sign-in, read once; undefined if there is nothing, or not in this form. */
export function useFilled<T>(place: string, isValid: (values: unknown) => values is T): T | undefined {
  const [filled] = useState(() => take(place, isValid));
  return filled;
}

/** The place whose values wait for their form, for pages that have to open a dialog first. */
export function waitingPlace(): string | undefined {
  return read()?.place;
}

function take<T>(place: string, isValid: (values: unknown) => values is T): T | undefined {
  const kept = read();
  if (kept?.place !== place) {
    return undefined;
  }
  // In a task of its own: React may ask twice.
  window.setTimeout(() => sessionStorage.removeItem(KEY));
  return isValid(kept.values) ? kept.values : undefined;
}

/** Of this user, and not long ago. */
function read(): Kept | undefined {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Kept | null;
    if (kept && kept.userId === userId() && Date.now() - kept.at < KEPT_MS) {
      return kept;
    }
    sessionStorage.removeItem(KEY);
    return undefined;
  } catch {
    return undefined; // no JSON: not ours
  }
}
