/** Days of the browser's time zone (`2026-12-31`) and instants (ISO 8601, whole seconds); "" is none of them. */

export function startOf(day: string): string {
  const start = new Date(`${day}T00:00:00`);
  return day === "" || Number.isNaN(start.getTime()) ? "" : instant(start);
}

/** On which an instant is. */
export function dayOf(at: string): string {
  const time = new Date(at);
  if (at === "" || Number.isNaN(time.getTime())) {
    return "";
  }
  const part = (value: number, length: number) => String(value).padStart(length, "0");
  return `${part(time.getFullYear(), 4)}-${part(time.getMonth() + 1, 2)}-${part(time.getDate(), 2)}`;
}

/** The beginning of the day after an instant. */
export function nextDay(at: string): string {
  const next = new Date(at);
  next.setDate(next.getDate() + 1);
  return at === "" || Number.isNaN(next.getTime()) ? "" : instant(next);
}

/** So many days from now, or ago if negative. */
export function inDays(days: number, now = Date.now()): string {
  return instant(new Date(now + days * 86_400_000));
}

function instant(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
