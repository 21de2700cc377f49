/** With which roles, for which applications and from where a token is good, and how that is changed. */
import type { Grantable, Restrictions, Token } from "../shared/tokens";
import { isObject, isWords } from "./filled";

/** Null are all that the scopes bring; no addresses are all. */
export interface Restricted {
  readonly roles: readonly string[] | null;
  readonly audiences: readonly string[] | null;
  readonly addresses: readonly string[];
}

export function restrictedOf({ roles, audiences, allowedIps }: Token): Restricted {
  return { roles, audiences: audiences.length > 0 ? audiences : null, addresses: allowedIps };
}

/** What has to be sent to come from one to the other. There is no way back to the roles that the scopes bring. */
export function changesOf(before: Restricted, after: Restricted): Restrictions {
  return {
    ...(after.roles === null || isSame(before.roles, after.roles) ? {} : { roles: after.roles }),
    ...(isSame(before.audiences, after.audiences) ? {} : { audiences: after.audiences ?? [] }),
    ...(isSame(before.addresses, after.addresses) ? {} : { allowedIps: after.addresses }),
  };
}

/** Whether nothing is left open: no application at all is no restriction, and not what is meant. */
export function isWhole({ audiences }: Restricted): boolean {
  return audiences === null || audiences.length > 0;
}

/** What a token that keeps its value can be narrowed to. */
export function narrowerThan({ roles, audiences }: Token, grantable: Grantable): Grantable {
  return {
    ...grantable,
    roles: roles ?? grantable.roles,
    ...(audiences.length > 0 ? { audiences, audiencesTruncated: false } : {}),
  };
}

/** What a token with another value can have. What it has is among it, to see it and to take it away. */
export function orGiven({ scopes, roles, audiences }: Token, grantable: Grantable, gone: string): Grantable {
  const others = scopes.filter((scope) => !grantable.scopes.some(({ name }) => name === scope));
  return {
    ...grantable,
    scopes: [...grantable.scopes, ...others.map((name) => ({ name, description: gone }))],
    roles: union(grantable.roles, roles ?? []),
    audiences: union(grantable.audiences, audiences),
  };
}

function union(some: readonly string[], others: readonly string[]): readonly string[] {
  return [...new Set([...some, ...others])].sort();
}

export function isSame(some: readonly string[] | null, others: readonly string[] | null): boolean {
  if (some === null || others === null) {
    return some === others;
  }
  return some.length === others.length && some.every((one) => others.includes(one));
}

export function isRestricted(values: unknown): values is Restricted {
  return (
    isObject(values) &&
    [values.roles, values.audiences].every((words) => words === null || isWords(words)) &&
    isWords(values.addresses)
  );
}
