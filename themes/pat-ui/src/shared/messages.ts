/** The texts of the pages: of this extension, as themes and the realm's own localization may change them. */
import { environment } from "./console";

export type Argument = string | number;

let texts: ReadonlyMap<string, string> = new Map();
let locale = environment.locale ?? "en";

// The console says so when somebody has chosen another language; its pages are not loaded anew then.
window.addEventListener("languageChanged", (event) => {
  const { language } = (event as CustomEvent<{ language?: string }>).detail;
  locale = language ?? locale;
});

/** The language of the console, as BCP 47 has it. */
export function currentLocale(): string {
  return locale;
}

/** Loads the texts of the account console in its language. */
export function loadMessages(): Promise<void> {
  return load(`${environment.serverBaseUrl}/resources/${encodeURIComponent(environment.realm)}/account/${encodeURIComponent(locale)}`);
}

/** Loads the texts of the admin console in a language, which is the console's from now on. */
export function loadAdminMessages(language: string): Promise<void> {
  locale = language;
  return load(`${environment.adminBaseUrl}/resources/${encodeURIComponent(environment.realm)}/admin/${encodeURIComponent(locale)}`);
}

async function load(url: string): Promise<void> {
  const answer = await fetch(url);
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
