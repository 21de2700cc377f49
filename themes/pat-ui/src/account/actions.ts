/** What can be done to a token, besides looking at it. */
import { t } from "../shared/messages";
import type { Token } from "../shared/tokens";

export type ActionKind = "revoke" | "delete";

/** By the token's status, the most usual first. */
export function actionsOf({ status }: Token): readonly ActionKind[] {
  return status === "ACTIVE" ? ["revoke", "delete"] : ["delete"];
}

export function actionTitle(kind: ActionKind): string {
  switch (kind) {
    case "revoke":
      return t("pat.revoke");
    case "delete":
      return t("pat.delete");
  }
}
