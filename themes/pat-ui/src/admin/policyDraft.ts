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

/** What is sent for some fields, and which of them are wrong, as far as that can be told here. */
export interface Written {
  readonly change: PolicyChange;
  readonly errors: DraftErrors;
}

export function read(draft: Draft, fields: readonly PolicyField[]): Written {
  const all = fields.map((field) => [field, valueOf(draft[field], field)] as const);
  return {
    change: Object.fromEntries(all),
    errors: Object.fromEntries(all.flatMap(([field, value]) => (value instanceof Wrong ? [[field, value.text]] : []))),
  };
}

class Wrong {
  constructor(readonly text: string) {}
}

type Value = Policy[PolicyField] | Wrong;

function valueOf(input: Draft[PolicyField], field: PolicyField): Value {
  if (typeof input === "boolean") {
    return input;
  }
  return typeof input === "string" ? textValue(input.trim(), field) : typesOf(input);
}

function textValue(text: string, field: PolicyField): Value {
  const words = wordsOf(text);
  if (field === "noticeDays") {
    return words.every((day) => isWhole(day, 1, DAYS)) ? words.map(Number) : new Wrong(t("pat.admin.policy.wrong.days", DAYS));
  }
  if (text === "") {
    return null;
  }
  switch (field) {
    case "managementClients":
    case "grantableScopes":
      return words; // the server knows what names look like
    case "requiredRole":
      return text;
    case "maxTokensPerUser":
      return isWhole(text, 0, TOKENS) ? Number(text) : new Wrong(t("pat.admin.policy.wrong.number", TOKENS));
    case "tokenPrefix":
      return PREFIX.test(text) ? text : new Wrong(t("pat.admin.policy.wrong.prefix"));
    default:
      return durationOf(text, field);
  }
}

function durationOf(text: string, field: PolicyField): string | Wrong {
  const duration = parseDuration(text);
  if (duration === undefined) {
    return new Wrong(t("pat.admin.policy.wrong.duration"));
  }
  const seconds = secondsOf(duration) ?? 0;
  if (seconds === 0 && field !== "maxGracePeriod" && field !== "reauthMaxAge") {
    return new Wrong(t("pat.admin.policy.wrong.zero"));
  }
  return field === "jwtLifetime" && seconds > HOUR ? new Wrong(t("pat.admin.policy.wrong.hour")) : duration;
}

function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

/** Rows of which nothing is filled in say nothing. */
function typesOf(rows: readonly TypeRow[]): Policy["authorizationDetailTypes"] | Wrong {
  const types = rows.map(({ type, actions }) => [type.trim(), actions] as const).filter(([type, actions]) => type !== "" || actions.length > 0);
  const byType = Object.fromEntries(types);
  const isComplete = types.every(([type, actions]) => type !== "" && actions.length > 0);
  return isComplete && Object.keys(byType).length === types.length ? byType : new Wrong(t("pat.admin.policy.wrong.types"));
}
