import { useEffect, useRef } from "react";
import { focusSection } from "../shared/Section";

/**
 * After a row of a section has gone the focus goes to the one that took its place, or to the section's heading.
 *
 * @param count how many rows there are
 * @returns to be told which row, from 0, is about to go
 */
export function useRowFocus(section: string, count: number): (row: number) => void {
  const gone = useRef<number>();
  useEffect(() => {
    const row = gone.current;
    gone.current = undefined;
    if (row === undefined) {
      return;
    }
    const buttons = document.querySelectorAll<HTMLElement>(`[data-testid="${section}"] [data-testid="pat-remove"]`);
    const next = buttons[Math.min(row, buttons.length - 1)];
    if (next) {
      next.focus();
    } else {
      focusSection(section);
    }
  }, [section, count]);
  return (row) => {
    gone.current = row;
  };
}
