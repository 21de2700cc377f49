/** The tabs of the realm's page; the first is shown where none is named. */
export const TABS = ["tokens", "statistics"] as const;
export type Tab = (typeof TABS)[number];
