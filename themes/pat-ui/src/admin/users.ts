/** Keycloak's own interface on users, for who sees all of them. */
import { call } from "../shared/rest";
import { realmUrl } from "./tokens";

interface User {
  readonly id: string;
  readonly username: string;
}

const ID = /^[0-9a-zA-Z:-]{1,255}$/;
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
  const found = wanted.length === 0 ? [] : await users(realm, { search: `id:${wanted.join(" ")}`, max: wanted.length }, signal);
  return new Map(found.map(({ id, username }) => [id, username]));
}

async function users(realm: string, query: Readonly<Record<string, string | number | boolean>>, signal: AbortSignal): Promise<readonly User[]> {
  const url = `${realmUrl(realm)}/users`;
  return (await call<readonly User[]>(url, { query: { briefRepresentation: true, ...query }, signal })).body;
}
