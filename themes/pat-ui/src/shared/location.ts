/** Which view is shown: a query in the page's address, so that Back, reload and links work as everywhere. */
import { type MouseEvent as ReactMouseEvent, useMemo, useSyncExternalStore } from "react";

/** Where in the address of a console the query of a view is. */
export interface Place {
  /** The query as it is now. */
  query(): string;
  /** The address of a view of the page that is shown. */
  href(query: string): string;
  push(query: string): void;
  replace(query: string): void;
  /** @returns what ends it */
  subscribe(onChange: () => void): () => void;
}

const CHANGED = "kcpat-location";

/** The query of the address itself. The account console's router knows the path alone: views come and go without it. */
const ofAddress: Place = {
  query: () => window.location.search,
  href: (query) => window.location.pathname + query,
  push: (query) => {
    window.history.pushState(window.history.state, "", ofAddress.href(query));
    window.dispatchEvent(new Event(CHANGED));
  },
  replace: (query) => {
    window.history.replaceState(window.history.state, "", ofAddress.href(query));
    window.dispatchEvent(new Event(CHANGED));
  },
  subscribe: (onChange) => {
    const events = [CHANGED, "popstate"];
    events.forEach((name) => window.addEventListener(name, onChange));
    return () => events.forEach((name) => window.removeEventListener(name, onChange));
  },
};

let place = ofAddress;

/** To be told before anything is shown, where views are not to be found in the address's own query. */
export function findViewsAt(other: Place): void {
  place = other;
}

/** The query as it is now. */
export function useQuery(): URLSearchParams {
  const query = useSyncExternalStore(place.subscribe, place.query);
  return useMemo(() => new URLSearchParams(query), [query]);
}

/** Of a token. Whatever else a link may say is no token's page. */
const TOKEN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The token whose page is asked for; undefined if it is none's. */
export function tokenOf(query: URLSearchParams): string | undefined {
  const id = query.get("token");
  return id !== null && TOKEN_ID.test(id) ? id : undefined;
}

/** The address of a view, such as `?create`; an empty query is the list. */
export function hrefOf(query: string): string {
  return place.href(query);
}

/** Opens a view. */
export function go(query: string): void {
  place.push(query);
}

/** Makes the address say what is shown, without a step in the history. */
export function replaceQuery(query: string): void {
  if (query !== place.query()) {
    place.replace(query);
  }
}

/** What a link to a view needs: a real address to open in another tab, and no loading of the page on a plain click. */
export function linkTo(query: string): { href: string; onClick: (event: ReactMouseEvent) => void } {
  return {
    href: hrefOf(query),
    onClick: (event) => {
      if (isPlain(event)) {
        event.preventDefault();
        go(query);
      }
    },
  };
}

/** Whether a click means 'here', and not another tab or window. */
export function isPlain(event: Pick<MouseEvent, "button" | "metaKey" | "ctrlKey" | "shiftKey" | "altKey">): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

let held: { readonly href: string; readonly state: unknown } | undefined;

// In the capturing phase, before all others: neither a view nor the console's router hears of the step.
window.addEventListener(
  "popstate",
  (event) => {
    if (held) {
      event.stopImmediatePropagation();
      window.history.pushState(held.state, "", held.href);
    }
  },
  true,
);

// Nor do links lead away.
window.addEventListener(
  "click",
  (event) => {
    if (held && event.target instanceof Element && event.target.closest("a[href]")) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  },
  true,
);

/** Back, Forward and links lead nowhere from now on, until what it hands back is called. */
export function holdView(): () => void {
  const here = { href: window.location.href, state: window.history.state };
  held = here;
  return () => {
    held = held === here ? undefined : held;
  };
}
