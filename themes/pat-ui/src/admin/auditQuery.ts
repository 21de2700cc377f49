/** What the tab of the audit trail shows, kept in the address. */
import { plainOf } from "../shared/listQuery";
import type { AuditType } from "../shared/tokens";
import { AUDIT_TYPES } from "../shared/trailWords";
import { nextDay } from "./days";
import type { TrailFilter } from "./tokens";

export const SIZES = [20, 50, 100] as const;

/** "" filters nothing. */
export interface TrailShown {
  readonly tokenName: string;
  /** A name, or an id. */
  readonly user: string;
  readonly type: AuditType | "";
  /** Beginnings of days, of which the last is shown too. */
  readonly from: string;
  readonly to: string;
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
}

export const ALL: TrailShown = { tokenName: "", user: "", type: "", from: "", to: "", page: 1, perPage: SIZES[0] };

export function parseTrail(query: URLSearchParams): TrailShown {
  const text = (name: string) => plainOf(query.get(name));
  const time = (name: string) => (Number.isNaN(Date.parse(text(name))) ? "" : text(name));
  return {
    tokenName: text("tokenName"),
    user: text("user"),
    type: AUDIT_TYPES.find((type) => type === query.get("type")) ?? "",
    from: time("from"),
    to: time("to"),
    page: Math.min(Math.max(Math.trunc(Number(query.get("page"))) || 1, 1), 1_000_000),
    perPage: SIZES.find((size) => String(size) === query.get("perPage")) ?? ALL.perPage,
  };
}

/** The address of what is shown: only what differs from all of it. */
export function printTrail(shown: Partial<TrailShown>): string {
  const initial: Readonly<Record<string, unknown>> = { ...ALL };
  const differing = Object.entries(shown).filter(([name, value]) => value !== initial[name]);
  return `?${new URLSearchParams([["tab", "audit"], ...differing.map(([name, value]) => [name, String(value)])])}`;
}

export function isFiltered({ tokenName, user, type, from, to }: TrailShown): boolean {
  return [tokenName, user, type, from, to].some((filter) => filter !== "");
}

/** @param userId of the user who is meant, "" for all */
export function toTrailFilter({ tokenName, type, from, to }: TrailShown, userId: string): TrailFilter {
  return { tokenName, userId, type, from, to: nextDay(to) };
}
