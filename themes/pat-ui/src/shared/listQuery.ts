/** What the list shows, kept in the address: Back and reload bring the same list. */
import type { ListQuery, Order, SortColumn, StatusFilter } from "./tokens";
import { holdsValue } from "./values";

export interface Shown {
  readonly status: StatusFilter;
  readonly search: string;
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  readonly sort: SortColumn;
  readonly order: Order;
}

export const STATUSES: readonly StatusFilter[] = ["active", "expired", "revoked", "all"];
export const PER_PAGE = [10, 20, 50, 100] as const;
const TEXT_LENGTH = 255;
const COLUMNS: readonly SortColumn[] = ["name", "createdAt", "expiresAt", "lastUsedAt"];
const ORDERS: readonly Order[] = ["asc", "desc"];

export const INITIAL: Shown = { status: "active", search: "", page: 1, perPage: 20, sort: "createdAt", order: "desc" };

/** What an address says; what it does not say, or says wrongly, is as it is at first. */
export function parseShown(query: URLSearchParams): Shown {
  return {
    status: oneOf(STATUSES, query.get("status")) ?? INITIAL.status,
    search: plainOf(query.get("search")),
    page: Math.min(Math.max(Math.trunc(Number(query.get("page"))) || 1, 1), 1_000_000),
    perPage: PER_PAGE.find((size) => String(size) === query.get("perPage")) ?? INITIAL.perPage,
    sort: oneOf(COLUMNS, query.get("sort")) ?? INITIAL.sort,
    order: oneOf(ORDERS, query.get("order")) ?? INITIAL.order,
  };
}

/** Text of an address. A token's value is not looked for: addresses are written into logs. */
export function plainOf(given: string | null): string {
  return given === null || holdsValue(given) ? "" : given.slice(0, TEXT_LENGTH);
}

/** The address of a list: only what differs from the first one, which has nothing in what it does not name. */
export function printShown(shown: Shown): string {
  const initial: Readonly<Record<string, unknown>> = { ...INITIAL };
  const differing = Object.entries(shown).filter(([name, value]) => value !== (initial[name] ?? ""));
  return differing.length ? `?${new URLSearchParams(differing.map(([name, value]) => [name, String(value)]))}` : "";
}

export function toListQuery({ page, perPage, ...rest }: Shown): ListQuery {
  return { ...rest, first: (page - 1) * perPage, max: perPage };
}

function oneOf<T extends string>(known: readonly T[], given: string | null): T | undefined {
  return known.find((one) => one === given);
}
