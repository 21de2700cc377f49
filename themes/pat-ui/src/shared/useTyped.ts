import { useEffect, useRef, useState } from "react";

const TYPING_MS = 300;

/**
 * A text that is told on once the typing pauses.
 *
 * @returns what is typed by now, and what takes the next of it
 */
export function useTyped(value: string, onTyped: (value: string) => void): readonly [string, (typed: string) => void] {
  const [typed, setTyped] = useState(value);
  const latest = useRef(onTyped);
  latest.current = onTyped;
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) {
      return undefined;
    }
    const timer = window.setTimeout(() => latest.current(typed), TYPING_MS);
    return () => window.clearTimeout(timer);
  }, [typed, value]);
  return [typed, setTyped];
}
