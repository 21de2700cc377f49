/** Values of tokens where they do not belong: in names, descriptions, reasons and searches, which others may read. */
import { t } from "./messages";

const VALUE = /[a-z0-9]{2,12}_[0-9A-Za-z]{49}/;

export function holdsValue(text: string): boolean {
  return VALUE.test(text);
}

/** What is wrong with a text that others may read. */
export function textError(text: string): string | undefined {
  return holdsValue(text) ? t("pat.create.holdsToken") : undefined;
}
