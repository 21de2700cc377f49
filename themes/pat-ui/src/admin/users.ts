/** Keycloak's own interface on users, for who sees all of them. */
import { call } from "../shared/rest";
import { realmUrl } from "./tokens";

interface User {
  readonly id: string;
  readonly username: string;
}

const ID = /^\S{1,255}$/;
/** Addresses have an end. */
const AT_ONCE = 25;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text can be the id of a user, also of one who is gone. */
export function isUserId(text: string): boolean {
  return UUID.test(text) || text.startsWith("f:");
}

/** The id of the user of this name; undefined if there is none. */
export async function findUserId(realm: string, username: string, signal: AbortSignal): Promise<string | undefined> {
  return (await users(realm, { username, exact: true, max: 1 }, signal))[0]?.id;
}

/** The names of these users by their ids, without those who are gone. */
export async function namesOf(realm: string, ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => ID.test(id));
  const parts = Array.from({ length: Math.ceil(wanted.length / AT_ONCE) }, (_, part) => wanted.slice(part * AT_ONCE, (part + 1) * AT_ONCE));
  const found = await Promise.all(parts.map((part) => users(realm, { search: `id:${part.join(" ")}`, max: part.length }, signal)));
  return new Map(found.flat().map(({ id, username }) => [id, username]));
}

async function users(realm: string, query: Readonly<Record<string, string | number | boolean>>, signal: AbortSignal): Promise<readonly User[]> {
  const url = `${realmUrl(realm)}/users`;
  return (await call<readonly User[]>(url, { query: { briefRepresentation: true, ...query }, signal })).body;
}
