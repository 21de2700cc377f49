/** Addresses of pages in the admin console: paths of its router, which are behind the `#`. */
import { useSyncExternalStore } from "react";
import { findViewsAt } from "../shared/location";
import type { Router } from "./router";

export const SEGMENT = "personal-access-tokens";
export const REALM_ROUTE = `/:realm/${SEGMENT}`;
export const USER_ROUTE = `/:realm/users/:id/${SEGMENT}`;

let router: Router;

/** To be told before anything is shown. */
export function setRouter(found: Router): void {
  router = found;
  findViewsAt({
    query: () => router.state.location.search,
    href: (query) => `#${router.state.location.pathname}${query}`,
    push: (query) => void router.navigate({ pathname: router.state.location.pathname, search: query }),
    replace: (query) => void router.navigate({ pathname: router.state.location.pathname, search: query }, { replace: true }),
    subscribe: (onChange) => router.subscribe(onChange),
  });
}

/** The realm whose page is shown, and the user, if it is one of a user. */
export interface Shown {
  readonly realm: string;
  readonly userId: string | undefined;
}

export function usePlace(): Shown {
  return placeOf(useSyncExternalStore(router.subscribe, () => router.state.location.pathname));
}

export function currentPath(): string {
  return router.state.location.pathname;
}

function placeOf(pathname: string): Shown {
  const [realm = "", page, userId] = pathname.split("/").slice(1).map(decodeURIComponent);
  return { realm, userId: page === "users" ? userId : undefined };
}

/** Of the page of a realm's tokens. */
export function realmPath(realm: string): string {
  return `/${encodeURIComponent(realm)}/${SEGMENT}`;
}

/** Of a tab of a user's page. */
export function userPath(realm: string, userId: string, tab: string): string {
  return `/${encodeURIComponent(realm)}/users/${encodeURIComponent(userId)}/${tab}`;
}

/** A link's address. On a plain click the router gets it as any other change of the part behind the `#`. */
export function hrefTo(path: string): string {
  return `#${path}`;
}
