import { useAlerts } from "../shared/Alerts";
import { RevokeDialog } from "../shared/RevokeDialog";
import { TypedConfirmation } from "../shared/TypedConfirmation";
import { t } from "../shared/messages";
import { deleteToken, revokeToken, type Token } from "../shared/tokens";
import type { ActionKind } from "./actions";

export interface OpenDialog {
  readonly kind: ActionKind;
  readonly token: Token;
}

interface Props {
  readonly open: OpenDialog | undefined;
  readonly onClose: () => void;
  /** Something was done to the token; `kind` tells what. */
  readonly onChanged: (kind: ActionKind) => void;
}

/** The dialog of an action on a token, wherever it was chosen. */
export function TokenDialogs({ open, onClose, onChanged }: Props) {
  const tell = useAlerts();
  if (!open) {
    return null;
  }
  const { kind, token } = open;
  const done = (text: string) => {
    tell(text);
    onChanged(kind);
  };
  switch (kind) {
    case "revoke":
      return (
        <RevokeDialog
          name={token.name}
          onClose={onClose}
          onRevoke={async (revocation) => {
            await revokeToken(token.id, revocation);
            done(t("pat.revoked", token.name));
          }}
        />
      );
    case "delete":
      return (
        <TypedConfirmation
          title={t("pat.delete.title", token.name)}
          word={token.name}
          action={t("pat.delete")}
          onClose={onClose}
          onAction={async () => {
            await deleteToken(token.id);
            done(t("pat.deleted", token.name));
          }}
        >
          {t("pat.delete.help")}
        </TypedConfirmation>
      );
  }
}
