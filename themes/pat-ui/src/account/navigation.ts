import { go, isPlain } from "../shared/location";

const PATH = "/personal-access-tokens";

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
