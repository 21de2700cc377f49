import { Label } from "@patternfly/react-core";
import { BanIcon, CheckCircleIcon, ClockIcon, HourglassHalfIcon } from "@patternfly/react-icons";
import type { ComponentProps, ReactElement } from "react";
import { isSoon } from "./dates";
import { t } from "./messages";
import type { Token } from "./tokens";

type Look = readonly [text: string, color: ComponentProps<typeof Label>["color"], icon: ReactElement];

/** Where a token stands, in a word, a colour and a sign. */
export function StatusLabel({ token }: { readonly token: Pick<Token, "status" | "expiresAt"> }) {
  const [text, color, icon] = look(token);
  return (
    <span data-testid="pat-status">
      <Label color={color} icon={icon}>
        {text}
      </Label>
    </span>
  );
}

function look({ status, expiresAt }: Pick<Token, "status" | "expiresAt">): Look {
  switch (status) {
    case "ACTIVE":
      return isSoon(expiresAt)
        ? [t("pat.status.soon"), "orange", <HourglassHalfIcon />]
        : [t("pat.status.active"), "green", <CheckCircleIcon />];
    case "EXPIRED":
      return [t("pat.status.expired"), "grey", <ClockIcon />];
    case "REVOKED":
      return [t("pat.status.revoked"), "red", <BanIcon />];
  }
}
