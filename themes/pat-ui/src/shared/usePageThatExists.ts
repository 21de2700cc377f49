import { useEffect } from "react";
import type { Shown } from "./listQuery";
import type { Paged } from "./tokens";

/** After the last token of the last page has gone, the page before it is shown. */
export function usePageThatExists(
  list: Paged<unknown> | undefined,
  shown: Pick<Shown, "page" | "perPage">,
  show: (change: Pick<Shown, "page">) => void,
): void {
  const isBeyond = list !== undefined && list.items.length === 0 && list.total > 0 && shown.page > 1;
  useEffect(() => {
    if (isBeyond) {
      show({ page: Math.max(1, Math.ceil((list?.total ?? 0) / shown.perPage)) });
    }
  });
}
