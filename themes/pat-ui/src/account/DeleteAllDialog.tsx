import { useAlerts } from "../shared/Alerts";
import { TypedConfirmation } from "../shared/TypedConfirmation";
import { t } from "../shared/messages";
import { deleteTokens } from "../shared/tokens";
import { statusText } from "./ListToolbar";
import type { Shown } from "./listQuery";

interface Props {
  readonly shown: Shown;
  /** How many the list has, on all its pages. */
  readonly total: number;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Deletes all tokens that the list shows by its present filter and search. */
export function DeleteAllDialog({ shown: { status, search }, total, onClose, onDeleted }: Props) {
  const tell = useAlerts();
  return (
    <TypedConfirmation
      title={t("pat.deleteAll.title", total)}
      word={t("pat.deleteAll.word")}
      action={t("pat.deleteAll.action")}
      onClose={onClose}
      onAction={async () => {
        tell(t("pat.deleteAll.done", await deleteTokens(status, search)));
        onDeleted();
      }}
    >
      <p>{search ? t("pat.deleteAll.which.search", statusText(status), search) : t("pat.deleteAll.which", statusText(status))}</p>
      <p>{t("pat.delete.help")}</p>
    </TypedConfirmation>
  );
}
