/** A user's own tokens: the words of docs/openapi.yaml, and the calls. */
import { environment } from "./console";
import { call } from "./rest";

export type Status = "ACTIVE" | "EXPIRED" | "REVOKED";
export type StatusFilter = "active" | "expired" | "revoked" | "all";
export type SortColumn = "name" | "createdAt" | "expiresAt" | "lastUsedAt";
export type Order = "asc" | "desc";

/** Operations on particular entities (RFC 9396); `["*"]` are all. */
export interface DetailInput {
  readonly type: string;
  readonly actions: readonly string[];
  readonly identifiers: readonly string[];
}

export interface Detail extends DetailInput {
  readonly id: string;
}

/** Times are ISO 8601 in UTC. `expiresAt` null is never, `roles` null are those that the scopes bring. */
export interface Token {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly description: string | null;
  readonly userId: string;
  readonly username: string | null;
  readonly status: Status;
  readonly scopes: readonly string[];
  readonly roles: readonly string[] | null;
  readonly audiences: readonly string[];
  readonly authorizationDetails: readonly Detail[];
  readonly allowedIps: readonly string[];
  readonly hint: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly secretIssuedAt: string;
  readonly expiresAt: string | null;
  readonly previousSecretExpiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly lastUsedIp: string | null;
  readonly lastUsedClient: string | null;
  readonly useCount: number;
  readonly revokedAt: string | null;
  readonly revokedBy: string | null;
  readonly revokeReason: string | null;
}

/** A token with its value, which is told this once. */
export interface IssuedToken extends Token {
  readonly token: string;
}

/** Either, or neither for the policy's default; `expiresIn` is an ISO 8601 duration or `never`. */
export interface Life {
  readonly expiresAt?: string;
  readonly expiresIn?: string;
}

export interface Rights {
  readonly scopes?: readonly string[];
  readonly authorizationDetails?: readonly DetailInput[];
}

export interface Restrictions {
  readonly roles?: readonly string[];
  readonly audiences?: readonly string[];
  readonly allowedIps?: readonly string[];
}

export interface NewToken extends Life, Rights, Restrictions {
  readonly name: string;
  readonly description?: string;
}

export interface TokenUpdate extends Rights, Restrictions {
  readonly name?: string;
  readonly description?: string;
}

export interface Rotation extends Life, Rights, Restrictions {
  readonly gracePeriod?: string;
}

export interface Revocation {
  readonly reason?: string;
  readonly compromised?: boolean;
  readonly descendants?: boolean;
}

export interface Grantable {
  readonly scopes: readonly { readonly name: string; readonly description: string | null }[];
  readonly roles: readonly string[];
  readonly audiences: readonly string[];
  readonly audiencesTruncated: boolean;
  /** Actions by type. */
  readonly authorizationDetailTypes: Readonly<Record<string, readonly string[]>>;
  readonly policy: BindingPolicy;
}

/** What of the realm's policy binds a form; durations are ISO 8601. */
export interface BindingPolicy {
  readonly enabled: boolean;
  readonly creationAllowed: boolean;
  readonly maxLifetime: string;
  readonly defaultLifetime: string;
  readonly neverExpireAllowed: boolean;
  readonly maxTokensPerUser: number;
  readonly scopesRequired: boolean;
  readonly audienceRequired: boolean;
  readonly maxGracePeriod: string;
  readonly regenerateAllowed: boolean;
  readonly reauthMaxAge: string;
}

export type AuditType =
  | "CREATED"
  | "UPDATED"
  | "SCOPES_ADDED"
  | "SCOPES_REMOVED"
  | "ROTATED"
  | "REGENERATED"
  | "REVOKED"
  | "EXPIRED"
  | "DELETED"
  | "LEAKED"
  | "POLICY_CHANGED"
  | "USED"
  | "REFUSED";

export interface AuditEntry {
  readonly id: string;
  readonly type: AuditType;
  readonly tokenId: string | null;
  readonly tokenName: string | null;
  readonly userId: string | null;
  readonly actorId: string | null;
  readonly clientId: string | null;
  readonly ip: string | null;
  readonly userAgent: string | null;
  readonly at: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface ListQuery {
  readonly status?: StatusFilter;
  readonly search?: string;
  readonly first?: number;
  readonly max?: number;
  readonly sort?: SortColumn;
  readonly order?: Order;
}

/** A part of a list, and how many there are in all. */
export interface Paged<T> {
  readonly items: readonly T[];
  readonly total: number;
}

const BASE = `${environment.serverBaseUrl}/realms/${encodeURIComponent(environment.realm)}/personal-access-tokens`;

export function tokensUrl(...path: readonly string[]): string {
  return [BASE, ...path.map(encodeURIComponent)].join("/");
}

export function listTokens(query: ListQuery, signal?: AbortSignal): Promise<Paged<Token>> {
  return paged<Token>(tokensUrl(), { ...query }, signal);
}

export function listEvents(id: string, first: number, max: number, signal?: AbortSignal): Promise<Paged<AuditEntry>> {
  return paged<AuditEntry>(tokensUrl(id, "events"), { first, max }, signal);
}

export async function getToken(id: string, signal?: AbortSignal): Promise<Token> {
  return (await call<Token>(tokensUrl(id), { signal })).body;
}

export async function getGrantable(signal?: AbortSignal): Promise<Grantable> {
  return (await call<Grantable>(tokensUrl("grantable"), { signal })).body;
}

export async function createToken(body: NewToken): Promise<IssuedToken> {
  return (await call<IssuedToken>(tokensUrl(), { method: "POST", body })).body;
}

export async function updateToken(id: string, body: TokenUpdate): Promise<Token> {
  return (await call<Token>(tokensUrl(id), { method: "PUT", body })).body;
}

export async function deleteToken(id: string): Promise<void> {
  await call(tokensUrl(id), { method: "DELETE" });
}

/** Deletes all that match, and tells how many. */
export async function deleteTokens(status: StatusFilter, search: string): Promise<number> {
  const query = { status, search, confirm: true };
  return (await call<{ deleted: number }>(tokensUrl(), { method: "DELETE", query })).body.deleted;
}

export async function addRights(id: string, body: Rights): Promise<Token> {
  return (await call<Token>(tokensUrl(id, "scopes"), { method: "POST", body })).body;
}

export async function removeAllRights(id: string): Promise<void> {
  await call(tokensUrl(id, "scopes"), { method: "DELETE" });
}

export async function removeScope(id: string, scope: string): Promise<void> {
  await call(tokensUrl(id, "scopes", scope), { method: "DELETE" });
}

export async function removeDetail(id: string, detailId: string): Promise<void> {
  await call(tokensUrl(id, "authorization-details", detailId), { method: "DELETE" });
}

export async function rotateToken(id: string, body: Rotation): Promise<IssuedToken> {
  return (await call<IssuedToken>(tokensUrl(id, "rotate"), { method: "POST", body })).body;
}

/** The value before the present one ends at once. */
export async function endGrace(id: string): Promise<void> {
  await call(tokensUrl(id, "previous-secret"), { method: "DELETE" });
}

export async function regenerateToken(id: string, body: Life): Promise<IssuedToken> {
  return (await call<IssuedToken>(tokensUrl(id, "regenerate"), { method: "POST", body })).body;
}

export async function revokeToken(id: string, body: Revocation): Promise<void> {
  await call(tokensUrl(id, "revoke"), { method: "POST", body });
}

async function paged<T>(
  url: string,
  query: Readonly<Record<string, string | number | undefined>>,
  signal?: AbortSignal,
): Promise<Paged<T>> {
  const { body, headers } = await call<T[]>(url, { query, signal });
  return { items: body, total: Number(headers.get("X-Total-Count") ?? body.length) };
}
