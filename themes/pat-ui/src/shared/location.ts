/**
 * Which view is shown: the query of the page's address. The console's router knows the path alone, so that views come and go
 * without it; Back, reload and links work as everywhere.
 */
import { type MouseEvent as ReactMouseEvent, useMemo, useSyncExternalStore } from "react";

const PATH = "/personal-access-tokens";
const CHANGED = "kcpat-location";

/** The query as it is now. */
export function useQuery(): URLSearchParams {
  const search = useSyncExternalStore(subscribe, () => window.location.search);
  return useMemo(() => new URLSearchParams(search), [search]);
}

/** The address of a view, such as `?create`; an empty query is the list. */
export function hrefOf(query: string): string {
  return window.location.pathname + query;
}

/** Opens a view. */
export function go(query: string): void {
  window.history.pushState(window.history.state, "", hrefOf(query));
  window.dispatchEvent(new Event(CHANGED));
}

/** Makes the address say what is shown, without a step in the history. */
export function replaceQuery(query: string): void {
  if (query !== window.location.search) {
    window.history.replaceState(window.history.state, "", hrefOf(query));
    window.dispatchEvent(new Event(CHANGED));
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

// Registered before any view's own listener: browsers call them in this order, so that no view hears of the step.
window.addEventListener("popstate", () => {
  if (held) {
    window.history.pushState(held.state, "", held.href);
  }
});

/** Back and Forward lead nowhere from now on, until what it hands back is called. */
export function holdView(): () => void {
  held = { href: window.location.href, state: window.history.state };
  return () => {
    held = undefined;
  };
}

function subscribe(onChange: () => void): () => void {
  const events = [CHANGED, "popstate"];
  events.forEach((name) => window.addEventListener(name, onChange));
  return () => events.forEach((name) => window.removeEventListener(name, onChange));
}

/**
 * The console's navigation adds the present query to all its links, so its entry of these pages would lead back to the view
 * that was left. It shall lead to the list.
 */
window.addEventListener(
  "click",
  (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("nav a[href]") : null;
    if (!link || !isPlain(event) || !link.pathname.endsWith(PATH)) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    if (link.pathname === window.location.pathname) {
      go("");
    } else {
      window.history.pushState(null, "", link.pathname);
      window.dispatchEvent(new PopStateEvent("popstate")); // for the router
    }
  },
  true,
);
