/** The tabs of the realm's page, and who sees them. */
import type { Access } from "./access";

/** In their order; the first is shown where none is named. */
const TABS = ["tokens", "policy", "webhooks", "audit", "statistics"] as const;
export type Tab = (typeof TABS)[number];

/** Those whose calls the administrator is not refused. */
export function tabsOf(access: Access): readonly Tab[] {
  return TABS.filter((tab) => sees(access, tab));
}

function sees({ seesAll, seesRealm, seesEvents }: Access, tab: Tab): boolean {
  switch (tab) {
    case "tokens":
    case "statistics":
      return true;
    case "policy":
      return seesRealm;
    case "webhooks":
      return seesRealm && seesAll;
    case "audit":
      return seesEvents;
  }
}
