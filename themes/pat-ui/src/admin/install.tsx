/**
 * How our pages come into the admin console, which has no door for them: two routes more for its router, an entry in its
 * navigation and a tab on its pages of users. Where one of these is not as it is known here nothing is done, but for a line
 * in the browser's log.
 */
import { loadAdminMessages, t } from "../shared/messages";
import { loadStyles } from "../shared/styles";
import { RealmPages } from "./RealmPages";
import { UserTab } from "./UserTab";
import { keepEntry } from "./navigation";
import { REALM_ROUTE, setRouter, USER_ROUTE } from "./places";
import { findRouter, isRouter, type Route, type Router } from "./router";
import { keepTab } from "./userTabs";
import { warnOnce } from "./warn";

/** Of the console's own pages of users. */
const USERS_ACCESS = "query-users";
const USER_PAGE = "/:realm/users/:id/:tab";
const PATIENCE_MS = 30_000;
const STEP_MS = 50;

export async function install(): Promise<void> {
  const router = await findInTime();
  if (!isRouter(router)) {
    warnOnce("router");
    return;
  }
  const parent = router.routes[0];
  const userPage = parent?.children?.find(({ path }) => path === USER_PAGE);
  if (!parent?.id || !userPage?.element) {
    warnOnce("page of a user");
    return;
  }
  setRouter(router);
  addRoutes(router, parent.id, userPage);
  await Promise.all([loadAdminMessages(document.documentElement.lang || "en"), loadStyles()]).catch(() => undefined);
  keepUp(router);
}

/** The console renders after it has signed in and loaded its texts. */
async function findInTime(): Promise<object | undefined> {
  const end = Date.now() + PATIENCE_MS;
  for (let router = findRouter(); ; router = findRouter()) {
    if (router || Date.now() > end) {
      return router;
    }
    await new Promise((resume) => window.setTimeout(resume, STEP_MS));
  }
}

function addRoutes(router: Router, parent: string, userPage: Route): void {
  const handle = { access: USERS_ACCESS, breadcrumb: () => t("pat.title") };
  router.patchRoutes(parent, [
    { id: "kcpat-realm", path: REALM_ROUTE, element: <RealmPages />, handle },
    { id: "kcpat-user", path: USER_ROUTE, element: <UserTab page={userPage.element} />, handle },
  ]);
  // The address may have been one of ours before the routes were.
  const { pathname, search } = router.state.location;
  if (pathname.endsWith(`/${REALM_ROUTE.split("/").pop()}`)) {
    void router.navigate({ pathname, search }, { replace: true });
  }
}

/** React may make the navigation and the tabs anew at any time, without what is not its own. */
function keepUp(router: Router): void {
  let waiting = false;
  const keep = () => {
    waiting = false;
    keepEntry();
    keepTab();
  };
  const soon = () => {
    if (!waiting) {
      waiting = true;
      window.requestAnimationFrame(keep);
    }
  };
  // Of attributes the addresses of links: in another realm the console's own entries stay as they are but for these.
  new MutationObserver(soon).observe(document.body, { childList: true, subtree: true, attributeFilter: ["href"] });
  router.subscribe(soon);
  keep();
}
