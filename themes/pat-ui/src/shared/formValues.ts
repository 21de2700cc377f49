/** What the form for a new token holds, and what of it can be sent. */
import { DEFAULT_EXPIRY, type ExpiryChoice, isComplete, lifeOf } from "./expiry";
import { t } from "./messages";
import { isCompleteDetail } from "./PermissionBuilder";
import { holdsValue, textError } from "./values";
import type { BindingPolicy, DetailInput, NewToken } from "./tokens";

export interface FormValues {
  readonly name: string;
  readonly description: string;
  readonly expiry: ExpiryChoice;
  readonly scopes: readonly string[];
  readonly permissions: readonly DetailInput[];
  /** Null: all that the scopes bring. */
  readonly roles: readonly string[] | null;
  /** Null: all that the scopes are for. */
  readonly audiences: readonly string[] | null;
  readonly addresses: readonly string[];
}

export const EMPTY: FormValues = {
  name: "",
  description: "",
  expiry: DEFAULT_EXPIRY,
  scopes: [],
  permissions: [],
  roles: null,
  audiences: null,
  addresses: [],
};

export const NAME_LENGTH = 64;
export const DESCRIPTION_LENGTH = 255;

/** The fields in their order on the page, by their element ids. */
export const FIELDS = {
  name: "pat-name",
  description: "pat-description",
  expiry: "pat-expiry",
  scopes: "pat-scopes",
  permissions: "pat-permissions",
  roles: "pat-roles",
  audiences: "pat-audiences",
  addresses: "pat-addresses",
} as const;

export type FieldName = keyof typeof FIELDS;
export type FieldErrors = Readonly<Partial<Record<FieldName, string>>>;

const BY_JSON: Readonly<Record<string, FieldName>> = {
  name: "name",
  description: "description",
  expiresAt: "expiry",
  expiresIn: "expiry",
  scopes: "scopes",
  authorizationDetails: "permissions",
  roles: "roles",
  audiences: "audiences",
  allowedIps: "addresses",
};

/** Control, line and bidi characters: they make a name look like another. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** The field of the form in which a field of the JSON is filled in. */
export function fieldOf(json: string | null): FieldName | undefined {
  return json === null ? undefined : BY_JSON[json];
}

/** What has to be mended before there is something to send. The server checks all of it, and more. */
export function check(values: FormValues, policy: BindingPolicy): FieldErrors {
  const errors: readonly [FieldName, string | undefined][] = [
    ["name", values.name.trim() ? textError(values.name) : t("pat.error.invalid_name")],
    ["description", textError(values.description)],
    ["expiry", isComplete(values.expiry) ? undefined : t("pat.create.expiry.open")],
    ["scopes", policy.scopesRequired && values.scopes.length === 0 ? t("pat.create.scopes.required") : undefined],
    ["permissions", values.permissions.every(isCompleteDetail) ? undefined : t("pat.create.permissions.open")],
    ["audiences", isAudienceMissing(values, policy) ? t("pat.create.audiences.required") : undefined],
  ];
  return Object.fromEntries(errors.filter(([, error]) => error !== undefined));
}

function isAudienceMissing({ audiences }: FormValues, policy: BindingPolicy): boolean {
  return audiences === null ? policy.audienceRequired : audiences.length === 0;
}

/** Whether a text can be a name or description as it stands. */
export function isPlain(text: string, maxLength: number): boolean {
  return text.length <= maxLength && !INVISIBLE.test(text) && !holdsValue(text);
}

export function toNewToken(values: FormValues): NewToken {
  return {
    name: values.name,
    description: values.description.trim() || undefined,
    ...lifeOf(values.expiry),
    scopes: values.scopes,
    authorizationDetails: values.permissions,
    roles: values.roles ?? undefined,
    audiences: values.audiences ?? [],
    allowedIps: values.addresses,
  };
}

/** Whether something read from the session's storage is what a form of ours has put there. */
export function isFormValues(values: unknown): values is FormValues {
  const given = values as Partial<FormValues> | null;
  return (
    typeof given?.name === "string" &&
    typeof given.description === "string" &&
    typeof given.expiry?.kind === "string" &&
    [given.scopes, given.permissions, given.roles ?? [], given.audiences ?? [], given.addresses].every(Array.isArray)
  );
}
