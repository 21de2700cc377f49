import { useState } from "react";
import { Dialog } from "../shared/Dialog";
import { isRefusal } from "../shared/errors";
import { t } from "../shared/messages";
import { ApiError } from "../shared/rest";
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
      onAction={() => onNarrow(changes).catch(inOurWords)}
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

/** The code of this refusal says no more than that the request can't be done; here it can only be that it was wider. */
function inOurWords(error: unknown): never {
  throw isRefusal(error, "invalid_request") && error.field !== null
    ? new ApiError(error.status, error.code, t("pat.narrow.wider"), error.field)
    : error;
}
