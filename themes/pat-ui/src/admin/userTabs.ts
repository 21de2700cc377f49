/** The tabs of a page of a user, with ours at their end. */
import { t } from "../shared/messages";
import { change } from "./change";
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
  const link = item.querySelector("a");
  if (link) {
    change(link, "href", hrefTo(path));
  }
  const isCurrent = currentPath() === path;
  mark(item, isCurrent);
  if (isCurrent) {
    // The console opens its first tab where it does not know the one of the address.
    [...list.children].filter((other) => other !== item).forEach((other) => mark(other, false));
  }
}

function mark(item: Element, isCurrent: boolean): void {
  item.classList.toggle(CURRENT, isCurrent);
  item.querySelector("a")?.setAttribute("aria-selected", String(isCurrent));
}

/** Shows ours in place of the contents of another tab; it is scrolled to, as it is the last one. */
export function openTab(host: HTMLElement): void {
  const parent = findTabs()?.closest(".pf-v5-c-tabs")?.parentElement;
  if (parent && host.parentElement !== parent) {
    parent.append(host);
    keepTab();
    document.getElementById(TAB)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}

/** The list of tabs of a user's page: the one with its settings. There may be others below. */
function findTabs(): HTMLElement | null {
  return document.querySelector<HTMLElement>("main .pf-v5-c-tabs a[href*='/users/'][href$='/settings']")?.closest("ul") ?? null;
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
  window.dispatchEvent(new Event("resize")); // there may be buttons for scrolling, which look then whether they are needed
  return item;
}
