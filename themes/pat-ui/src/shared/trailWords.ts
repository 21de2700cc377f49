/** The texts for words of the audit trail. A word without a text, of a newer server, is shown as it is. */
import { t } from "./messages";
import type { AuditType } from "./tokens";

type Texts = Readonly<Record<string, string>>;

const TYPES: Readonly<Record<AuditType, string>> = {
  CREATED: "pat.audit.CREATED",
  UPDATED: "pat.audit.UPDATED",
  SCOPES_ADDED: "pat.audit.SCOPES_ADDED",
  SCOPES_REMOVED: "pat.audit.SCOPES_REMOVED",
  ROTATED: "pat.audit.ROTATED",
  REGENERATED: "pat.audit.REGENERATED",
  REVOKED: "pat.audit.REVOKED",
  EXPIRED: "pat.audit.EXPIRED",
  DELETED: "pat.audit.DELETED",
  LEAKED: "pat.audit.LEAKED",
  POLICY_CHANGED: "pat.audit.POLICY_CHANGED",
  USED: "pat.audit.USED",
  REFUSED: "pat.audit.REFUSED",
};

export const AUDIT_TYPES = Object.keys(TYPES) as readonly AuditType[];

const DETAILS: Texts = {
  scopes: "pat.scopes",
  authorizationDetails: "pat.permissions",
  expiresAt: "pat.expires",
  previousSecretExpiresAt: "pat.audit.detail.previousSecretExpiresAt",
  widened: "pat.audit.detail.widened",
  changed: "pat.audit.detail.changed",
  previousName: "pat.audit.detail.previousName",
  reason: "pat.audit.detail.reason",
  byToken: "pat.audit.detail.byToken",
  newAddress: "pat.audit.detail.newAddress",
  newClient: "pat.audit.detail.newClient",
  url: "pat.audit.detail.url",
  source: "pat.audit.detail.source",
};

const FIELDS: Texts = {
  name: "pat.name",
  description: "pat.description",
  scopes: "pat.scopes",
  roles: "pat.roles",
  audiences: "pat.audiences",
  authorizationDetails: "pat.permissions",
  allowedIps: "pat.addresses",
  previousSecretExpiresAt: "pat.field.previousSecretExpiresAt",
  compromised: "pat.field.compromised",
};

const LEAKED: Texts = {
  present: "pat.audit.leaked.present",
  previous: "pat.audit.leaked.previous",
  old: "pat.audit.leaked.old",
};

const REFUSALS: Texts = {
  DELETED: "pat.refusal.DELETED",
  SECRET_ENDED: "pat.refusal.SECRET_ENDED",
  EXPIRED: "pat.refusal.EXPIRED",
  REVOKED: "pat.refusal.REVOKED",
  TOKENS_DISABLED: "pat.refusal.TOKENS_DISABLED",
  ADDRESS_NOT_ALLOWED: "pat.refusal.ADDRESS_NOT_ALLOWED",
  NOT_BEFORE: "pat.refusal.NOT_BEFORE",
  APPLICATIONS_GONE: "pat.refusal.APPLICATIONS_GONE",
  REALM_DISABLED: "pat.refusal.REALM_DISABLED",
  OWNER_GONE: "pat.refusal.OWNER_GONE",
  OWNER_MISMATCH: "pat.refusal.OWNER_MISMATCH",
  OWNER_DISABLED: "pat.refusal.OWNER_DISABLED",
  OWNER_LOCKED: "pat.refusal.OWNER_LOCKED",
  OWNER_ACTION_REQUIRED: "pat.refusal.OWNER_ACTION_REQUIRED",
  OWNER_EMAIL_UNVERIFIED: "pat.refusal.OWNER_EMAIL_UNVERIFIED",
  SCOPE_NOT_GRANTED: "pat.refusal.SCOPE_NOT_GRANTED",
  AUDIENCE_NOT_GRANTED: "pat.refusal.AUDIENCE_NOT_GRANTED",
  ROLE_NOT_GRANTED: "pat.refusal.ROLE_NOT_GRANTED",
  OPERATION_NOT_GRANTED: "pat.refusal.OPERATION_NOT_GRANTED",
};

export const typeText = (type: AuditType): string => text(TYPES, type);
export const detailText = (name: string): string => text(DETAILS, name);
export const fieldText = (name: string): string => text(FIELDS, name);
export const leakedText = (value: string): string => text(LEAKED, value);
export const refusalText = (reason: string): string => text(REFUSALS, reason);

function text(texts: Texts, word: string): string {
  const key = texts[word];
  return key === undefined ? word : t(key);
}
