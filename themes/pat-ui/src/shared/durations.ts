/** Durations as the REST interface has them: ISO 8601 without months and years. */
import { currentLocale } from "./messages";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const FORM = /^P(?=.)(?:(\d+)W|(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?)$/;

/** In seconds; undefined if it is no duration of ours. */
export function secondsOf(duration: string): number | undefined {
  const parts = FORM.exec(duration);
  if (!parts) {
    return undefined;
  }
  const [weeks, days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return (weeks ?? 0) * 7 * DAY + (days ?? 0) * DAY + (hours ?? 0) * HOUR + (minutes ?? 0) * MINUTE + (seconds ?? 0);
}

/** As ISO 8601 has it, of what people type: that, or `30d`, `12h`, `15m`, `2w`. Undefined if it is no duration of ours. */
export function parseDuration(typed: string): string | undefined {
  const text = typed.trim().toUpperCase();
  const iso = text.replace(/^(\d+)([WD])$/, "P$1$2").replace(/^(\d+)([HMS])$/, "PT$1$2");
  return FORM.test(iso) ? iso : undefined;
}

/** In the words of the console's language: '30 days', '1 day, 12 hours'. What is no duration is handed back. */
export function describeDuration(duration: string): string {
  const seconds = secondsOf(duration);
  return seconds === undefined ? duration : describeSeconds(seconds);
}

function describeSeconds(total: number): string {
  const units: [string, number][] = [
    ["day", Math.floor(total / DAY)],
    ["hour", Math.floor((total % DAY) / HOUR)],
    ["minute", Math.floor((total % HOUR) / MINUTE)],
    ["second", total % MINUTE],
  ];
  const told = units.filter(([, count]) => count > 0);
  return (told.length ? told : [["second", 0] as [string, number]])
    .map(([unit, count]) => new Intl.NumberFormat(currentLocale(), { style: "unit", unit, unitDisplay: "long" }).format(count))
    .join(", ");
}
