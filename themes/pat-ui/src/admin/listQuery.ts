/** What the list of a realm's tokens shows, kept in the address. */
import { INITIAL, parseShown, plainOf, printShown, type Shown } from "../shared/listQuery";
import type { ListQuery } from "../shared/tokens";
import type { Filter } from "./tokens";

/** Filters beyond those of one's own list; "" filters nothing. */
export interface Filters {
  readonly username: string;
  readonly scope: string;
  readonly audience: string;
  readonly expiresBefore: string;
  readonly unusedSince: string;
  readonly violatesPolicy: "true" | "";
}

export type RealmShown = Shown & Filters;

export const NO_FILTERS: Filters = { username: "", scope: "", audience: "", expiresBefore: "", unusedSince: "", violatesPolicy: "" };

export function parseRealmShown(query: URLSearchParams): RealmShown {
  const text = (name: keyof Filters) => plainOf(query.get(name));
  const time = (name: keyof Filters) => (Number.isNaN(Date.parse(text(name))) ? "" : text(name));
  return {
    ...parseShown(query),
    username: text("username"),
    scope: text("scope"),
    audience: text("audience"),
    expiresBefore: time("expiresBefore"),
    unusedSince: time("unusedSince"),
    violatesPolicy: query.get("violatesPolicy") === "true" ? "true" : "",
  };
}

/** The address of a list, such as `?status=expired`. */
export function linkedList(shown: Partial<RealmShown>): string {
  return printShown({ ...INITIAL, ...shown });
}

/** Which tokens the list shows, on all its pages. */
export function filterOf(shown: RealmShown, userId: string | undefined): Filter {
  const { page, perPage, sort, order, ...filter } = shown;
  return userId === undefined ? filter : { ...filter, userId };
}

export function toQuery(shown: RealmShown, userId: string | undefined): ListQuery & Filter {
  const { page, perPage, sort, order } = shown;
  return { ...filterOf(shown, userId), sort, order, first: (page - 1) * perPage, max: perPage };
}

/** How many filters are on. */
export function countFilters(shown: RealmShown): number {
  return (Object.keys(NO_FILTERS) as (keyof Filters)[]).filter((name) => shown[name] !== "").length;
}
