import { useEffect } from "react";

/**
 * Keeps people on a page while `active`: reload and closing of the window ask first, Back and Forward do nothing. For what
 * would be lost.
 */
export function useStay(active: boolean): void {
  useEffect(() => {
    if (!active) {
      return undefined;
    }
    const { href } = window.location;
    const { state } = window.history;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    // Before the console's router and our own views hear of it.
    const stay = (event: PopStateEvent) => {
      event.stopImmediatePropagation();
      window.history.pushState(state, "", href);
    };
    window.addEventListener("beforeunload", ask);
    window.addEventListener("popstate", stay, true);
    return () => {
      window.removeEventListener("beforeunload", ask);
      window.removeEventListener("popstate", stay, true);
    };
  }, [active]);
}
