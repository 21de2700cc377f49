import { useEffect, useState } from "react";
import { focusField } from "./Field";

/** The focus goes to what is wrong, by its id, once it is shown. */
export function useFocusOnError(): (id: string) => void {
  const [wrong, setWrong] = useState<{ readonly id: string }>();
  useEffect(() => {
    if (wrong) {
      focusField(wrong.id);
    }
  }, [wrong]);
  return (id) => setWrong({ id });
}
