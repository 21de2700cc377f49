/**
 * Puts a text into the clipboard, also where `navigator.clipboard` is missing: on plain http hosts other than localhost.
 *
 * @param near holds the text for a moment then; within a dialog it must be in the dialog, which keeps the focus
 * @returns whether that worked
 */
export async function copy(text: string, near: Element): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text, near); // not there, or not allowed
  }
}

function copyBySelection(text: string, near: Element): boolean {
  const before = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.readOnly = true;
  area.className = "kcpat-clipboard";
  near.append(area);
  area.select();
  try {
    return document.execCommand("copy");
  } finally {
    area.remove();
    if (before instanceof HTMLElement) {
      before.focus();
    }
  }
}
