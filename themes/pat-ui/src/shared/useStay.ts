import { useEffect } from "react";
import { holdView } from "./location";

/**
 * Keeps people on a view while `active`: reload and closing of the window ask first, Back and Forward do nothing. For what
 * would be lost.
 */
export function useStay(active: boolean): void {
  useEffect(() => {
    if (!active) {
      return undefined;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    const release = holdView();
    window.addEventListener("beforeunload", ask);
    return () => {
      window.removeEventListener("beforeunload", ask);
      release();
    };
  }, [active]);
}
