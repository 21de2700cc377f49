/** How long a token shall live, as a person chooses it. */
import { DAY, secondsOf } from "./durations";
import type { BindingPolicy, Life } from "./tokens";

export type DurationUnit = "minutes" | "hours" | "days" | "weeks";

/** `unchanged` is for rotation only. Dates are of the browser's time zone (`2026-12-31`), and the token lives to the end of that day. */
export type ExpiryChoice =
  | { readonly kind: "default" | "never" | "unchanged" }
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "date"; readonly date: string }
  | { readonly kind: "duration"; readonly amount: string; readonly unit: DurationUnit };

export const DEFAULT_EXPIRY: ExpiryChoice = { kind: "default" };
export const UNCHANGED_EXPIRY: ExpiryChoice = { kind: "unchanged" };

const PRESETS = [7, 30, 60, 90] as const;
const AMOUNT = /^[1-9]\d{0,5}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const SECONDS: Readonly<Record<DurationUnit, number>> = { weeks: 7 * DAY, days: DAY, hours: 3600, minutes: 60 };
/** The largest that fits is taken, but weeks only if asked for: people count tokens' lives in days. */
const UNITS: readonly DurationUnit[] = ["days", "hours", "minutes"];

/** What is sent for a choice. It must be complete. */
export function lifeOf(choice: ExpiryChoice): Life {
  switch (choice.kind) {
    case "default":
    case "unchanged":
      return {};
    case "never":
      return { expiresIn: "never" };
    case "days":
      return { expiresIn: `P${choice.days}D` };
    case "duration":
      return { expiresIn: printDuration(choice.amount, choice.unit) };
    case "date":
      return { expiresAt: `${endOfDay(choice.date).toISOString().slice(0, 19)}Z` };
  }
}

/** Whether nothing is left open. */
export function isComplete(choice: ExpiryChoice): boolean {
  switch (choice.kind) {
    case "duration":
      return AMOUNT.test(choice.amount);
    case "date":
      return DATE.test(choice.date) && !Number.isNaN(endOfDay(choice.date).getTime());
    default:
      return true;
  }
}

/** When a token of this choice would end, as ISO 8601; null is never, undefined is not known. */
export function endOf(choice: ExpiryChoice, policy: BindingPolicy, now = Date.now()): string | null | undefined {
  if (choice.kind === "never") {
    return null;
  }
  if (choice.kind === "unchanged" || !isComplete(choice)) {
    return undefined;
  }
  const { expiresAt, expiresIn = policy.defaultLifetime } = lifeOf(choice);
  const seconds = secondsOf(expiresIn);
  return expiresAt ?? (seconds === undefined ? undefined : print(now + seconds * 1000));
}

/** Choices in days that a policy allows. */
export function presets(policy: BindingPolicy): readonly number[] {
  return PRESETS.filter((days) => days * DAY <= longest(policy));
}

/** The first and the last day to choose; undefined if a policy allows no full day. */
export function dates(policy: BindingPolicy, now = Date.now()): { readonly first: string; readonly last: string } | undefined {
  const first = localDate(now);
  const limit = Math.min(now + longest(policy) * 1000, Date.UTC(9999, 0));
  const day = localDate(limit);
  const last = endOfDay(day).getTime() <= limit ? day : localDate(limit - DAY * 1000);
  return last < first ? undefined : { first, last };
}

/** The choice that a duration stands for; undefined if the form has none for it. */
export function choiceOf(expiresIn: string, policy: BindingPolicy): ExpiryChoice | undefined {
  if (expiresIn === "never") {
    return policy.neverExpireAllowed ? { kind: "never" } : undefined;
  }
  const seconds = secondsOf(expiresIn);
  if (!seconds || seconds > longest(policy)) {
    return undefined;
  }
  const days = presets(policy).find((preset) => preset * DAY === seconds);
  if (days !== undefined) {
    return { kind: "days", days };
  }
  const unit = UNITS.find((one) => seconds % SECONDS[one] === 0);
  return unit && { kind: "duration", amount: String(seconds / SECONDS[unit]), unit };
}

function longest(policy: BindingPolicy): number {
  return secondsOf(policy.maxLifetime) ?? 0;
}

function printDuration(amount: string, unit: DurationUnit): string {
  switch (unit) {
    case "weeks":
      return `P${amount}W`;
    case "days":
      return `P${amount}D`;
    case "hours":
      return `PT${amount}H`;
    case "minutes":
      return `PT${amount}M`;
  }
}

function endOfDay(date: string): Date {
  return new Date(`${date}T23:59:59`);
}

/** Sweden writes dates as ISO 8601 does. */
function localDate(at: number): string {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short" }).format(at);
}

function print(at: number): string {
  return new Date(at).toISOString();
}
