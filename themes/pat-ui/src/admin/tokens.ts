/** All tokens of a realm: the words of docs/openapi.yaml, and the calls. */
import { environment } from "../shared/console";
import { call } from "../shared/rest";
import {
  type AuditEntry,
  type AuditType,
  type Grantable,
  type IssuedToken,
  type ListQuery,
  type NewToken,
  type Paged,
  paged,
  type Revocation,
  type StatusFilter,
  type Token,
} from "../shared/tokens";

/** Which tokens of a realm; times are ISO 8601. */
export interface Filter {
  readonly status?: StatusFilter;
  readonly search?: string;
  readonly userId?: string;
  readonly username?: string;
  readonly scope?: string;
  readonly audience?: string;
  readonly expiresBefore?: string;
  readonly unusedSince?: string;
  readonly violatesPolicy?: "true" | "";
}

export interface DeletedToken extends Pick<Token, "id" | "name" | "userId" | "username" | "hint"> {
  readonly status: "DELETED";
  readonly deletedAt: string;
}

/** All but the first three are of active tokens. */
export interface Stats {
  readonly active: number;
  readonly expired: number;
  readonly revoked: number;
  readonly expiringIn7Days: number;
  readonly expiringIn30Days: number;
  readonly neverUsed: number;
  readonly unused90Days: number;
  readonly outsidePolicy: number;
}

export interface RevokedCount {
  readonly revoked: number;
  readonly skipped: number;
}

export function realmUrl(realm: string): string {
  return `${environment.adminBaseUrl}/admin/realms/${encodeURIComponent(realm)}`;
}

/** An address of ours in a realm. */
export function tokensUrl(realm: string, ...path: readonly string[]): string {
  return [realmUrl(realm), "personal-access-tokens", ...path.map(encodeURIComponent)].join("/");
}

export function listTokens(realm: string, query: ListQuery & Filter, signal: AbortSignal): Promise<Paged<Token>> {
  return paged<Token>(tokensUrl(realm), { ...query }, signal);
}

export function listEvents(realm: string, id: string, first: number, max: number, signal: AbortSignal): Promise<Paged<AuditEntry>> {
  return paged<AuditEntry>(tokensUrl(realm, id, "events"), { first, max }, signal);
}

/** Which lines of a realm's audit trail; times are ISO 8601. */
export interface TrailFilter {
  readonly userId?: string;
  readonly tokenId?: string;
  readonly tokenName?: string;
  readonly type?: AuditType | "";
  readonly from?: string;
  readonly to?: string;
}

export function listTrail(realm: string, query: TrailFilter & Pick<ListQuery, "first" | "max">, signal: AbortSignal): Promise<Paged<AuditEntry>> {
  return paged<AuditEntry>(tokensUrl(realm, "events"), { ...query }, signal);
}

/** What the administrator may put into a token for a user. */
export async function getGrantable(realm: string, userId: string, signal: AbortSignal): Promise<Grantable> {
  return (await call<Grantable>(tokensUrl(realm, "grantable"), { query: { userId }, signal })).body;
}

export async function createToken(realm: string, userId: string, token: NewToken): Promise<IssuedToken> {
  return (await call<IssuedToken>(tokensUrl(realm), { method: "POST", body: { ...token, userId } })).body;
}

export async function getToken(realm: string, id: string, signal: AbortSignal): Promise<Token> {
  return (await call<Token>(tokensUrl(realm, id), { signal })).body;
}

export async function deleteToken(realm: string, id: string): Promise<void> {
  await call(tokensUrl(realm, id), { method: "DELETE" });
}

export async function revokeToken(realm: string, id: string, body: Revocation): Promise<void> {
  await call(tokensUrl(realm, id, "revoke"), { method: "POST", body });
}

/** Revokes all that match. What says nothing is left out: the server takes no blank for a filter here. */
export async function revokeTokens(realm: string, filter: Filter, reason: string): Promise<RevokedCount> {
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
  const body = { filter: given, reason: reason || undefined };
  return (await call<RevokedCount>(tokensUrl(realm, "revoke"), { method: "POST", body })).body;
}

/** Whose value it is, or was. */
export async function inspectValue(realm: string, token: string): Promise<Token | DeletedToken> {
  return (await call<Token | DeletedToken>(tokensUrl(realm, "inspect"), { method: "POST", body: { token } })).body;
}

export async function getStats(realm: string, signal: AbortSignal): Promise<Stats> {
  return (await call<Stats>(tokensUrl(realm, "stats"), { signal })).body;
}

/** Whether the administrator may change a user: Keycloak's fine-grained permissions tell it with the user. */
export async function managesUser(realm: string, userId: string, signal: AbortSignal): Promise<boolean> {
  const url = `${realmUrl(realm)}/users/${encodeURIComponent(userId)}`;
  return (await call<{ access?: { manage?: boolean } }>(url, { signal })).body.access?.manage === true;
}
