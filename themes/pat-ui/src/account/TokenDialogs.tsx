import { useAlerts } from "../shared/Alerts";
import { Dialog } from "../shared/Dialog";
import { RevokeDialog } from "../shared/RevokeDialog";
import { TypedConfirmation } from "../shared/TypedConfirmation";
import { t } from "../shared/messages";
import { waitingPlace } from "../shared/reauth";
import { deleteToken, endGrace, revokeToken, type Token } from "../shared/tokens";
import { RegenerateDialog } from "./RegenerateDialog";
import { RotateDialog } from "./RotateDialog";
import type { ActionKind } from "./actions";

export interface OpenDialog {
  readonly kind: ActionKind;
  readonly token: Token;
}

interface Props {
  readonly open: OpenDialog | undefined;
  readonly onClose: () => void;
  /** Something was done to the token. */
  readonly onChanged: (done: OpenDialog) => void;
}

/** The kinds that may ask to sign in again. */
const RETURNING = ["rotate", "regenerate"] as const;

/** The dialog that was left to sign in again, and the id of its token. */
export function waitingDialog(): { readonly kind: ActionKind; readonly id: string } | undefined {
  const [place, id] = waitingPlace()?.split(" ") ?? [];
  const kind = RETURNING.find((one) => one === place);
  return kind && id ? { kind, id } : undefined;
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
    onChanged(open);
  };
  switch (kind) {
    case "rotate":
      return <RotateDialog token={token} onClose={onClose} onDone={() => done(t("pat.rotated", token.name))} />;
    case "regenerate":
      return <RegenerateDialog token={token} onClose={onClose} onDone={() => done(t("pat.regenerated", token.name))} />;
    case "endGrace":
      return (
        <Dialog
          title={t("pat.grace.end.title", token.name)}
          action={t("pat.grace.end")}
          variant="danger"
          titleIconVariant="warning"
          onClose={onClose}
          onAction={async () => {
            await endGrace(token.id);
            done(t("pat.grace.ended", token.name));
          }}
        >
          <div>{t("pat.grace.end.help")}</div>
        </Dialog>
      );
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
