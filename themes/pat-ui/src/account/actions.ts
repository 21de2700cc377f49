/** What can be done to a token, besides looking at it. */
import { t } from "../shared/messages";
import type { Token } from "../shared/tokens";

export type ActionKind = "rotate" | "endGrace" | "regenerate" | "revoke" | "delete";

/** By where the token stands, the most usual first. */
export function actionsOf({ status, previousSecretExpiresAt }: Token): readonly ActionKind[] {
  if (status !== "ACTIVE") {
    return ["regenerate", "delete"];
  }
  return previousSecretExpiresAt === null ? ["rotate", "revoke", "delete"] : ["rotate", "endGrace", "revoke", "delete"];
}

export function actionTitle(kind: ActionKind): string {
  switch (kind) {
    case "rotate":
      return t("pat.rotate");
    case "endGrace":
      return t("pat.grace.end");
    case "regenerate":
      return t("pat.regenerate");
    case "revoke":
      return t("pat.revoke");
    case "delete":
      return t("pat.delete");
  }
}
