/** The tabs of a page of a user, with ours at their end. */
import { t } from "../shared/messages";
import { currentPath, hrefTo, SEGMENT } from "./places";

const TAB = "kcpat-user-tab";
const CURRENT = "pf-m-current";
const PATH = /^(\/[^/]+\/users\/[^/]+)\/[^/]+$/;

/** Keeps our tab on pages of users. */
export function keepTab(): void {
  const user = PATH.exec(currentPath())?.[1];
  const list = user === undefined ? null : findTabs();
  const tab = document.getElementById(TAB);
  if (user === undefined || !list) {
    tab?.remove();
    return;
  }
  const item = tab?.parentElement === list ? tab : add(list);
  if (list.lastElementChild !== item) {
    list.append(item);
  }
  const path = `${user}/${SEGMENT}`;
  const isCurrent = currentPath() === path;
  item.classList.toggle(CURRENT, isCurrent);
  const link = item.querySelector("a");
  link?.setAttribute("href", hrefTo(path));
  link?.setAttribute("aria-selected", String(isCurrent));
}

/** The list of tabs of a user's page: the one with its settings. There may be others below. */
function findTabs(): HTMLElement | null {
  return document.querySelector<HTMLElement>("main .pf-v5-c-tabs a[href*='/users/'][href$='/settings']")?.closest("ul") ?? null;
}

/** Where the contents of a user's tabs are; undefined as long as there are none. */
export function findTabsParent(): HTMLElement | undefined {
  return findTabs()?.closest(".pf-v5-c-tabs")?.parentElement ?? undefined;
}

function add(list: HTMLElement): HTMLElement {
  const item = document.createElement("li");
  item.id = TAB;
  item.className = "pf-v5-c-tabs__item";
  item.setAttribute("role", "presentation");
  const link = document.createElement("a");
  link.className = "pf-v5-c-tabs__link";
  link.setAttribute("role", "tab");
  link.dataset.testid = TAB;
  const text = document.createElement("span");
  text.className = "pf-v5-c-tabs__item-text";
  text.textContent = t("pat.title");
  link.append(text);
  item.append(link);
  list.append(item);
  return item;
}
