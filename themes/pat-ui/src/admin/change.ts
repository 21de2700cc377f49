/** Sets an attribute if it is another one: what is set, even to the same, is told to all who observe the page. */
export function change(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}
