import { useCallback, useEffect, useRef, useState } from "react";

const TYPING_MS = 300;

/**
 * A text that is told on once the typing pauses. A text that is shown since by other means, as when
 * filters are cleared, takes the place of what was typed, and is not told.
 *
 * @returns what is typed by now, and what takes the next of it
 */
export function useTyped(value: string, onTyped: (value: string) => void): readonly [string, (typed: string) => void] {
  const [typed, setTyped] = useState(value);
  const latest = useRef(onTyped);
  latest.current = onTyped;
  const timer = useRef<number>();
  const told = useRef(value);
  useEffect(() => {
    if (value.trim() !== told.current.trim()) {
      window.clearTimeout(timer.current);
      told.current = value;
      setTyped(value);
    }
  }, [value]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const type = useCallback((text: string) => {
    setTyped(text);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      told.current = text;
      latest.current(text);
    }, TYPING_MS);
  }, []);
  return [typed, type];
}
