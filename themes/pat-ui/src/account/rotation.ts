/** A new value for a token, as a person fills it in. */
import { secondsOf } from "../shared/durations";
import { type ExpiryChoice, UNCHANGED_EXPIRY, isComplete, lifeOf } from "../shared/expiry";
import type { Rotation, Token } from "../shared/tokens";
import { isObject, isWords } from "./filled";
import { type Restricted, changesOf, isRestricted, isSame, isWhole, restrictedOf } from "./restrictions";

export interface RotationForm {
  /** How long the old value works on, as an ISO 8601 duration. */
  readonly grace: string;
  readonly expiry: ExpiryChoice;
  /** Whether rights and restrictions change as well. */
  readonly isChanging: boolean;
  readonly scopes: readonly string[];
  readonly restricted: Restricted;
}

export const AT_ONCE = "PT0S";
const USUAL = ["PT1H", "P1D", "P3D", "P7D"] as const;

export function rotationOf(token: Token): RotationForm {
  return { grace: AT_ONCE, expiry: UNCHANGED_EXPIRY, isChanging: false, scopes: token.scopes, restricted: restrictedOf(token) };
}

/** What is sent: what stays is left out. */
export function printRotation(form: RotationForm, token: Token): Rotation {
  return {
    ...(form.grace === AT_ONCE ? {} : { gracePeriod: form.grace }),
    ...lifeOf(form.expiry),
    ...(form.isChanging ? changesOf(restrictedOf(token), form.restricted) : {}),
    ...(form.isChanging && !isSame(token.scopes, form.scopes) ? { scopes: form.scopes } : {}),
  };
}

export function isReady({ expiry, isChanging, restricted }: RotationForm): boolean {
  return isComplete(expiry) && (!isChanging || isWhole(restricted));
}

/** Grace periods to choose from; the longest that the policy allows is among them. */
export function graces(longest: string): readonly string[] {
  const limit = secondsOf(longest) ?? 0;
  const usual = USUAL.filter((grace) => (secondsOf(grace) ?? 0) < limit);
  return [AT_ONCE, ...usual, ...(limit > 0 ? [longest] : [])];
}

export function isRotationForm(values: unknown): values is RotationForm {
  return (
    isObject(values) &&
    typeof values.grace === "string" &&
    isExpiryChoice(values.expiry) &&
    typeof values.isChanging === "boolean" &&
    isWords(values.scopes) &&
    isRestricted(values.restricted)
  );
}

export function isExpiryChoice(values: unknown): values is ExpiryChoice {
  return isObject(values) && typeof values.kind === "string";
}
