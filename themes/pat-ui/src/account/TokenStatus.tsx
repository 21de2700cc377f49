import { AlertActionLink, Button } from "@patternfly/react-core";
import { Notice } from "../shared/Notice";
import { StatusLabel } from "../shared/StatusLabel";
import { When } from "../shared/When";
import { absolute } from "../shared/dates";
import { t } from "../shared/messages";
import type { Token } from "../shared/tokens";
import { type ActionKind, actionTitle, actionsOf } from "./actions";

interface Props {
  readonly token: Token;
  readonly onAction: (kind: ActionKind) => void;
}

/** Where a token stands, and what can be done about it. */
export function TokenStatus({ token, onAction }: Props) {
  return (
    <>
      <div className="kcpat-status" data-testid="pat-status-row">
        <div className="kcpat-actions">
          <StatusLabel token={token} />
          <span>
            <Since token={token} />
          </span>
        </div>
        <div className="kcpat-actions">
          {actionsOf(token)
            .filter((kind) => kind !== "endGrace")
            .map((kind) => (
              <Button key={kind} {...look(kind)} onClick={() => onAction(kind)} data-testid={`pat-do-${kind}`}>
                {actionTitle(kind)}
              </Button>
            ))}
        </div>
      </div>
      {token.previousSecretExpiresAt !== null && (
        <Notice
          variant="info"
          isInline
          className="kcpat-notice"
          title={t("pat.grace.running", absolute(token.previousSecretExpiresAt))}
          data-testid="pat-grace"
          actionLinks={
            <AlertActionLink onClick={() => onAction("endGrace")} data-testid="pat-do-endGrace">
              {t("pat.grace.end")}
            </AlertActionLink>
          }
        >
          {t("pat.grace.running.help")}
        </Notice>
      )}
    </>
  );
}

function look(kind: ActionKind): { readonly variant: "secondary" | "link"; readonly isDanger?: boolean } {
  switch (kind) {
    case "rotate":
    case "regenerate":
    case "endGrace":
      return { variant: "secondary" };
    case "revoke":
      return { variant: "secondary", isDanger: true };
    case "delete":
      return { variant: "link", isDanger: true };
  }
}

function Since({ token }: { readonly token: Token }) {
  switch (token.status) {
    case "ACTIVE":
      return token.expiresAt === null ? <>{t("pat.detail.neverExpires")}</> : <>{t("pat.detail.expires", absolute(token.expiresAt))}</>;
    case "EXPIRED":
      return <When at={token.expiresAt} none="" long />;
    case "REVOKED":
      return <When at={token.revokedAt} none="" long />;
  }
}
