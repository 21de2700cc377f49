/** With which roles, for which applications and from where a token is good, and how that is changed. */
import type { Grantable, Restrictions, Token } from "../shared/tokens";
import { isObject, isWords } from "./filled";

/** `roles` null are those that the scopes bring; other empty lists restrict nothing. */
export type Restricted = Pick<Token, "roles" | "audiences" | "allowedIps">;

export function restrictedOf({ roles, audiences, allowedIps }: Token): Restricted {
  return { roles, audiences, allowedIps };
}

/** What has to be sent to come from one to the other. There is no way back to the roles that the scopes bring. */
export function changesOf(before: Restricted, after: Restricted): Restrictions {
  return {
    ...(after.roles !== null && !isSame(before.roles, after.roles) ? { roles: after.roles } : {}),
    ...(isSame(before.audiences, after.audiences) ? {} : { audiences: after.audiences }),
    ...(isSame(before.allowedIps, after.allowedIps) ? {} : { allowedIps: after.allowedIps }),
  };
}

interface Options {
  readonly roles: readonly string[];
  readonly audiences: readonly string[];
}

/** What a token that keeps its value can be narrowed to. */
export function narrowerOptions(token: Token, grantable: Grantable | undefined): Options {
  return {
    roles: token.roles ?? grantable?.roles ?? [],
    audiences: token.audiences.length > 0 ? token.audiences : (grantable?.audiences ?? []),
  };
}

/** What a token with another value can have. What it has is among it, to see it and to take it away. */
export function allOptions(token: Token, grantable: Grantable): Options {
  return { roles: union(grantable.roles, token.roles ?? []), audiences: union(grantable.audiences, token.audiences) };
}

export function union(some: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set([...some, ...others])].sort();
}

export function isSame(some: readonly string[] | null, others: readonly string[] | null): boolean {
  return some !== null && others !== null && some.length === others.length && some.every((one) => others.includes(one));
}

export function isRestricted(values: unknown): values is Restricted {
  return isObject(values) && (values.roles === null || isWords(values.roles)) && isWords(values.audiences) && isWords(values.allowedIps);
}
