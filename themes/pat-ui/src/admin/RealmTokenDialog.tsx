import { useAlerts } from "../shared/Alerts";
import { RevokeDialog } from "../shared/RevokeDialog";
import { TypedConfirmation } from "../shared/TypedConfirmation";
import { t } from "../shared/messages";
import type { Token } from "../shared/tokens";
import { deleteToken, revokeToken } from "./tokens";

export interface RealmDialog {
  readonly kind: "revoke" | "delete";
  readonly token: Token;
}

interface Props {
  readonly realm: string;
  readonly dialog: RealmDialog;
  readonly onClose: () => void;
  readonly onDone: (kind: RealmDialog["kind"]) => void;
}

/** Asks before somebody's token is ended or deleted. */
export function RealmTokenDialog({ realm, dialog: { kind, token }, onClose, onDone }: Props) {
  const tell = useAlerts();
  if (kind === "revoke") {
    return (
      <RevokeDialog
        name={token.name}
        onClose={onClose}
        onRevoke={async (revocation) => {
          await revokeToken(realm, token.id, revocation);
          tell(t("pat.revoked", token.name));
          onDone(kind);
        }}
      />
    );
  }
  return (
    <TypedConfirmation
      title={t("pat.delete.title", token.name)}
      word={token.name}
      action={t("pat.delete")}
      onClose={onClose}
      onAction={async () => {
        await deleteToken(realm, token.id);
        tell(t("pat.deleted", token.name));
        onDone(kind);
      }}
    >
      {t("pat.delete.help")}
    </TypedConfirmation>
  );
}
