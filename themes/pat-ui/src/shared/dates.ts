/** Points in time, in the words of the console's language and the browser's time zone. */
import { DAY } from "./durations";
import { currentLocale } from "./messages";

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["year", 365 * DAY],
  ["month", 30 * DAY],
  ["day", DAY],
  ["hour", 3600],
  ["minute", 60],
];
const SOON_DAYS = 7;

/** 'Dec 31, 2026, 11:59 PM' */
export function absolute(at: string): string {
  return new Intl.DateTimeFormat(currentLocale(), { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
}

/** 'in 3 days', '2 hours ago'; in days up to two months, as people count them with tokens. */
export function relative(at: string, now = Date.now()): string {
  const seconds = Math.round((Date.parse(at) - now) / 1000);
  const format = new Intl.RelativeTimeFormat(currentLocale(), { numeric: "auto" });
  const distance = Math.abs(seconds);
  const [unit, length] = STEPS.find(([name, size]) => distance >= (name === "month" ? 2 : 1) * size) ?? ["second", 1];
  return format.format(Math.round(seconds / length), unit);
}

/** Whether a token that ends then is about to. */
export function isSoon(at: string | null, now = Date.now()): boolean {
  return at !== null && Date.parse(at) - now < SOON_DAYS * DAY * 1000;
}
