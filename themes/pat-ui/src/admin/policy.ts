/** A realm's policy: the words of docs/openapi.yaml, and the calls. */
import { call } from "../shared/rest";
import { tokensUrl } from "./tokens";

/** As it counts; durations are ISO 8601. */
export interface Policy {
  readonly enabled: boolean;
  readonly managementClients: readonly string[];
  readonly maxLifetime: string;
  readonly defaultLifetime: string;
  readonly neverExpireAllowed: boolean;
  readonly maxTokensPerUser: number;
  readonly requiredRole: string | null;
  readonly grantableScopes: readonly string[];
  /** Actions by type. */
  readonly authorizationDetailTypes: Readonly<Record<string, readonly string[]>>;
  readonly scopesRequired: boolean;
  readonly audienceRequired: boolean;
  readonly maxGracePeriod: string;
  readonly regenerateAllowed: boolean;
  readonly reauthMaxAge: string;
  readonly jwtLifetime: string;
  readonly tokenPrefix: string;
  readonly noticeDays: readonly number[];
  readonly unusedRevokeAfter: string | null;
  readonly retention: string | null;
  /** What is wrong with it, for people, in English: each begins with the realm attribute that it is about. */
  readonly warnings: readonly string[];
}

export type PolicyField = Exclude<keyof Policy, "warnings">;

/** What is left out stays as it is; null goes back to the default. */
export type PolicyChange = { readonly [F in PolicyField]?: Policy[F] | null };

export async function getPolicy(realm: string, signal: AbortSignal): Promise<Policy> {
  return (await call<Policy>(tokensUrl(realm, "policy"), { signal })).body;
}

export async function savePolicy(realm: string, body: PolicyChange): Promise<Policy> {
  return (await call<Policy>(tokensUrl(realm, "policy"), { method: "PUT", body })).body;
}

export function warningsOf({ warnings }: Policy, field: PolicyField): readonly string[] {
  return warnings.filter((warning) => warning.startsWith(`pat.${field}: `));
}

/** Whether it says that the attribute can't be read, and something narrower than was meant may count. */
export function isOfUnreadable(warning: string): boolean {
  return warning.includes("until it is mended");
}

/** Whether nobody can create tokens because of it. */
export function stopsCreation(warning: string): boolean {
  return warning.includes("nobody can create");
}
