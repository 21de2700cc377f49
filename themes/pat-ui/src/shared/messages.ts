/** The texts of the pages: of this extension, as themes and the realm's own localization may change them. */
import { environment } from "./console";

export type Argument = string | number;

let texts: ReadonlyMap<string, string> = new Map();
let locale = environment.locale;

// The console says so when somebody has chosen another language; its pages are not loaded anew then.
window.addEventListener("languageChanged", (event) => {
  const { language } = (event as CustomEvent<{ language?: string }>).detail;
  locale = language ?? locale;
});

/** The language of the console, as BCP 47 has it. */
export function currentLocale(): string {
  return locale;
}

/** Loads the texts of the console's language. */
export async function loadMessages(): Promise<void> {
  const { serverBaseUrl, realm } = environment;
  const answer = await fetch(`${serverBaseUrl}/resources/${encodeURIComponent(realm)}/account/${encodeURIComponent(locale)}`);
  if (!answer.ok) {
    throw new Error(`No texts: ${answer.status}`);
  }
  const loaded = (await answer.json()) as { key: string; value: string }[];
  texts = new Map(loaded.filter(({ key }) => key.startsWith("pat.")).map(({ key, value }) => [key, value]));
}

export function hasText(key: string): boolean {
  return texts.has(key);
}

/** The text of a key; `{{0}}`, `{{1}}` … in it are the arguments. */
export function t(key: string, ...args: readonly Argument[]): string {
  return (texts.get(key) ?? key).replace(/\{\{(\d+)\}\}/g, (whole, index: string) => String(args[Number(index)] ?? whole));
}
