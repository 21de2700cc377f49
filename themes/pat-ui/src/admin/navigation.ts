import { t } from "../shared/messages";
import { change } from "./change";
import { currentPath, hrefTo, SEGMENT } from "./places";
import { warnOnce } from "./warn";

const ENTRY = "nav-item-personal-access-tokens";
/** Who sees the page of users may see ours. */
const MODEL = "nav-item-users";
const BEFORE = "nav-item-sessions";
const CURRENT = "pf-m-current";

/** Keeps our entry in the navigation, where the console has one for users; in the realm that is shown. */
export function keepEntry(): void {
  const model = document.getElementById(MODEL);
  const entry = document.getElementById(ENTRY);
  const item = model?.closest("li");
  if (!(model instanceof HTMLAnchorElement) || !item) {
    entry?.closest("li")?.remove();
    warnIfUnknown();
    return;
  }
  const link = entry instanceof HTMLAnchorElement ? entry : add(item);
  const path = model.hash.slice(1).replace(/\/users$/, `/${SEGMENT}`);
  change(link, "href", hrefTo(path));
  const isCurrent = currentPath() === path;
  if (link.classList.contains(CURRENT) !== isCurrent) {
    link.classList.toggle(CURRENT, isCurrent);
  }
  if (isCurrent) {
    change(link, "aria-current", "page");
  } else {
    link.removeAttribute("aria-current");
  }
  if (link.textContent !== t("pat.title")) {
    link.textContent = t("pat.title");
  }
}

function add(model: HTMLElement): HTMLAnchorElement {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.id = ENTRY;
  link.dataset.testid = ENTRY;
  link.className = "pf-v5-c-nav__link";
  item.append(link);
  (document.getElementById(BEFORE)?.closest("li") ?? model).after(item);
  return link;
}

/** Without any entry of a known name it is another navigation than ours goes into. */
function warnIfUnknown(): void {
  const links = document.querySelectorAll(".pf-v5-c-page__sidebar nav a[href^='#/']");
  if (links.length > 0 && !document.querySelector(".pf-v5-c-page__sidebar [id^='nav-item-']")) {
    warnOnce("navigation");
  }
}
