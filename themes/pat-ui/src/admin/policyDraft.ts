/** A policy as it is being written: flags, texts and rows of a form. */
import { parseDuration, secondsOf } from "../shared/durations";
import { t } from "../shared/messages";
import { wordsOf } from "../shared/words";
import type { Policy, PolicyChange, PolicyField } from "./policy";

type Flag = "enabled" | "neverExpireAllowed" | "scopesRequired" | "audienceRequired" | "regenerateAllowed";
type Text = Exclude<PolicyField, Flag | "authorizationDetailTypes">;

/** What may be done with entities of a type; rows have no identity before they are kept. */
export interface TypeRow {
  readonly type: string;
  readonly actions: readonly string[];
}

export type Draft = { readonly [F in Flag]: boolean } & { readonly [F in Text]: string } & {
  readonly authorizationDetailTypes: readonly TypeRow[];
};

export type DraftErrors = { readonly [F in PolicyField]?: string };

/** What counts where nothing is set; no text stands for the server's own default, but for notices, where it is a choice. */
const DEFAULTS: Partial<Draft> = {
  enabled: true,
  neverExpireAllowed: false,
  scopesRequired: false,
  audienceRequired: false,
  regenerateAllowed: true,
  authorizationDetailTypes: [],
  noticeDays: "7 3 1",
};

/** In the order in which the form has them. */
const FIELDS: readonly PolicyField[] = [
  "enabled", "jwtLifetime", "managementClients",
  "maxLifetime", "defaultLifetime", "neverExpireAllowed", "maxTokensPerUser", "requiredRole", "reauthMaxAge", "tokenPrefix",
  "grantableScopes", "authorizationDetailTypes", "scopesRequired", "audienceRequired",
  "maxGracePeriod", "regenerateAllowed",
  "noticeDays", "unusedRevokeAfter", "retention",
];

const PREFIX = /^[a-z0-9]{2,12}$/;
const DAYS = 365;
const TOKENS = 10_000;
const HOUR = 3600;

export function toDraft({ warnings, authorizationDetailTypes, ...policy }: Policy): Draft {
  const texts = Object.entries(policy).map(([field, value]) => [field, toInput(value)]);
  const rows = Object.entries(authorizationDetailTypes).map(([type, actions]) => ({ type, actions }));
  return { ...(Object.fromEntries(texts) as Omit<Draft, "authorizationDetailTypes">), authorizationDetailTypes: rows };
}

function toInput(value: string | number | boolean | readonly (string | number)[] | null): string | boolean {
  if (typeof value === "boolean") {
    return value;
  }
  return typeof value === "object" && value !== null ? value.join(" ") : String(value ?? "");
}

export function defaultOf<F extends PolicyField>(field: F): Draft[F] {
  return (DEFAULTS[field] ?? "") as Draft[F];
}

/** Fields that are not as they were, or that are `mended` in any case; in the form's order. */
export function changed(draft: Draft, before: Draft, mended: readonly PolicyField[]): readonly PolicyField[] {
  return FIELDS.filter((field) => mended.includes(field) || !isSame(draft, before, field));
}

/** What was saved, as it came back; what was written meanwhile stays. */
export function settled(saved: Draft, sent: Draft, current: Draft): Draft {
  const meanwhile = FIELDS.filter((field) => !isSame(current, sent, field));
  return { ...saved, ...Object.fromEntries(meanwhile.map((field) => [field, current[field]])) };
}

function isSame(one: Draft, other: Draft, field: PolicyField): boolean {
  return JSON.stringify(one[field]) === JSON.stringify(other[field]);
}

/** What is sent for these fields, of which none is wrong. */
export function toChange(draft: Draft, fields: readonly PolicyField[]): PolicyChange {
  return Object.fromEntries(fields.map((field) => [field, toJson(draft, field)]));
}

function toJson(draft: Draft, field: PolicyField): Policy[PolicyField] {
  const value = draft[field];
  if (typeof value === "boolean") {
    return value;
  }
  if (typeof value !== "string") {
    return Object.fromEntries(filled(value).map(({ type, actions }) => [type.trim(), actions]));
  }
  const text = value.trim();
  switch (field) {
    case "noticeDays":
      return wordsOf(text).map(Number);
    case "managementClients":
    case "grantableScopes":
      return text === "" ? null : wordsOf(text);
    case "maxTokensPerUser":
      return text === "" ? null : Number(text);
    case "requiredRole":
    case "tokenPrefix":
      return text || null;
    default:
      return parseDuration(text) ?? null;
  }
}

/** What is wrong with these fields, as far as that can be told here. */
export function check(draft: Draft, fields: readonly PolicyField[]): DraftErrors {
  return Object.fromEntries(fields.flatMap((field) => {
    const error = errorOf(draft, field);
    return error === undefined ? [] : [[field, error]];
  }));
}

function errorOf(draft: Draft, field: PolicyField): string | undefined {
  const value = draft[field];
  if (typeof value === "boolean") {
    return undefined;
  }
  if (typeof value !== "string") {
    return areTypes(filled(value)) ? undefined : t("pat.admin.policy.wrong.types");
  }
  const text = value.trim();
  switch (field) {
    case "managementClients":
    case "grantableScopes":
    case "requiredRole":
      return undefined; // the server knows what names look like
    case "noticeDays":
      return wordsOf(text).every((day) => isWhole(day, 1, DAYS)) ? undefined : t("pat.admin.policy.wrong.days", DAYS);
    case "maxTokensPerUser":
      return text === "" || isWhole(text, 0, TOKENS) ? undefined : t("pat.admin.policy.wrong.number", TOKENS);
    case "tokenPrefix":
      return text === "" || PREFIX.test(text) ? undefined : t("pat.admin.policy.wrong.prefix");
    default:
      return text === "" ? undefined : durationError(text, field);
  }
}

function durationError(text: string, field: PolicyField): string | undefined {
  const seconds = secondsOf(parseDuration(text) ?? "");
  if (seconds === undefined) {
    return t("pat.admin.policy.wrong.duration");
  }
  if (seconds === 0 && field !== "maxGracePeriod" && field !== "reauthMaxAge") {
    return t("pat.admin.policy.wrong.zero");
  }
  return field === "jwtLifetime" && seconds > HOUR ? t("pat.admin.policy.wrong.hour") : undefined;
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

function filled(rows: readonly TypeRow[]): readonly TypeRow[] {
  return rows.filter(({ type, actions }) => type.trim() !== "" || actions.length > 0);
}

function areTypes(rows: readonly TypeRow[]): boolean {
  const types = rows.map(({ type }) => type.trim());
  return new Set(types).size === rows.length && rows.every(({ type, actions }) => type.trim() !== "" && actions.length > 0);
}
