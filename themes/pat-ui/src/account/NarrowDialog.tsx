import { useState } from "react";
import { Dialog } from "../shared/Dialog";
import { t } from "../shared/messages";
import type { Grantable, Restrictions, Token } from "../shared/tokens";
import { RESTRICTION_FIELDS, RestrictionsForm } from "./RestrictionsForm";
import { changesOf, isWhole, narrowerThan, restrictedOf } from "./restrictions";

interface Props {
  readonly token: Token;
  readonly grantable: Grantable;
  readonly onNarrow: (restrictions: Restrictions) => Promise<void>;
  readonly onClose: () => void;
}

/** Restricts a token that keeps its value. To widen it takes another value. */
export function NarrowDialog({ token, grantable, onNarrow, onClose }: Props) {
  const before = restrictedOf(token);
  const [value, setValue] = useState(before);
  const changes = changesOf(before, value);
  return (
    <Dialog
      title={t("pat.narrow.title", token.name)}
      action={t("pat.narrow")}
      isWide
      isDisabled={!isWhole(value) || Object.keys(changes).length === 0}
      fields={RESTRICTION_FIELDS}
      onAction={() => onNarrow(changes)}
      onClose={onClose}
    >
      {(faultAt) => (
        <>
          <div>{t(token.status === "ACTIVE" ? "pat.narrow.help" : "pat.narrow.help.ended")}</div>
          <RestrictionsForm
            grantable={narrowerThan(token, grantable)}
            before={before}
            value={value}
            onChange={setValue}
            faultAt={faultAt}
          />
        </>
      )}
    </Dialog>
  );
}
