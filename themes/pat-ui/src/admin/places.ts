/** Addresses of pages in the admin console: paths of its router, which are behind the `#`. */
import { useRef, useSyncExternalStore } from "react";
import { findViewsAt } from "../shared/location";
import type { Router } from "./router";

export const SEGMENT = "personal-access-tokens";
export const REALM_ROUTE = `/:realm/${SEGMENT}`;
export const USER_ROUTE = `/:realm/users/:id/${SEGMENT}`;

const REALM_PATH = new RegExp(`^/[^/]+/${SEGMENT}$`);
const USER_PATH = new RegExp(`^/[^/]+/users/[^/]+/${SEGMENT}$`);

let router: Router;
let search = "";

/**
 * To be told before anything is shown. The console shows a page for a while yet when the address is another's already: a page
 * of ours neither reads nor writes that one then.
 */
export function setRouter(found: Router): void {
  router = found;
  findViewsAt({
    query: () => {
      if (isOurs()) {
        search = router.state.location.search;
      }
      return search;
    },
    href: (query) => `#${router.state.location.pathname}${query}`,
    push: (query) => isOurs() && void router.navigate({ pathname: router.state.location.pathname, search: query }),
    replace: (query) => isOurs() && void router.navigate({ pathname: router.state.location.pathname, search: query }, { replace: true }),
    subscribe: (onChange) => router.subscribe(onChange),
  });
}

function isOurs(): boolean {
  return [REALM_PATH, USER_PATH].some((path) => path.test(router.state.location.pathname));
}

/** The realm whose page is shown. */
export function useRealmPlace(): string {
  return usePart(REALM_PATH)[1] ?? "";
}

/** The realm and the user whose page is shown. */
export function useUserPlace(): { readonly realm: string; readonly userId: string } {
  const [, realm = "", , userId = ""] = usePart(USER_PATH);
  return { realm, userId };
}

/** The parts of the address, as long as it is of this kind; else as they were. */
function usePart(kind: RegExp): readonly string[] {
  const last = useRef(router.state.location.pathname);
  const now = useSyncExternalStore(router.subscribe, () => router.state.location.pathname);
  if (kind.test(now)) {
    last.current = now;
  }
  return last.current.split("/").map(decoded);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // of an address that somebody typed
  }
}

export function currentPath(): string {
  return router.state.location.pathname;
}

/** Of a tab of a user's page. */
export function userPath(realm: string, userId: string, tab: string): string {
  return `/${encodeURIComponent(realm)}/users/${encodeURIComponent(userId)}/${tab}`;
}

/** A link's address. On a plain click the router gets it as any other change of the part behind the `#`. */
export function hrefTo(path: string): string {
  return `#${path}`;
}
