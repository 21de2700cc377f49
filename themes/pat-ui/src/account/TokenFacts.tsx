import { Button } from "@patternfly/react-core";
import { PencilAltIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { useAlerts } from "../shared/Alerts";
import { type Fact, Facts } from "../shared/Facts";
import { Section } from "../shared/Section";
import { When } from "../shared/When";
import { linkTo } from "../shared/location";
import { t } from "../shared/messages";
import { type Token, updateToken } from "../shared/tokens";
import { EditDialog } from "./EditDialog";
import { viewOf } from "./TokenTable";

interface Props {
  readonly token: Token;
  readonly onChanged: () => void;
}

/** What a token is called and where it comes from, and, if it was revoked, by whom and why. */
export function TokenFacts({ token, onChanged }: Props) {
  const [editing, setEditing] = useState(false);
  const tell = useAlerts();
  return (
    <Section
      id="pat-facts"
      title={t("pat.detail.about")}
      actions={
        <Button variant="link" icon={<PencilAltIcon />} onClick={() => setEditing(true)} data-testid="pat-edit">
          {t("pat.edit")}
        </Button>
      }
    >
      <Facts facts={factsOf(token)} />
      {editing && (
        <EditDialog
          token={token}
          onClose={() => setEditing(false)}
          onSave={async (update) => {
            await updateToken(token.id, update);
            tell(t("pat.saved", update.name ?? token.name));
            setEditing(false);
            onChanged();
          }}
        />
      )}
    </Section>
  );
}

function factsOf(token: Token): readonly Fact[] {
  const { parentId, secretIssuedAt, createdAt } = token;
  return [
    [t("pat.name"), token.name],
    [t("pat.description"), token.description ?? t("pat.detail.noDescription")],
    [t("pat.hint"), <span className="kcpat-hint">{token.hint}</span>],
    [t("pat.created"), created(token)],
    [t("pat.detail.secretIssued"), secretIssuedAt === createdAt ? undefined : <When at={secretIssuedAt} none="" long />],
    [t("pat.expires"), <When at={token.expiresAt} none={t("pat.never")} long />],
    [t("pat.detail.parent"), parentId === null ? undefined : <a {...linkTo(viewOf(parentId))}>{t("pat.detail.parent.view")}</a>],
    ...revocationOf(token),
    [t("pat.detail.id"), <span className="kcpat-id">{token.id}</span>],
  ];
}

function created({ createdAt, createdBy, userId }: Token) {
  return (
    <>
      <When at={createdAt} none="" long />
      {createdBy !== userId && ` ${t("pat.detail.byAdministrator")}`}
    </>
  );
}

function revocationOf(token: Token): readonly Fact[] {
  if (token.status !== "REVOKED") {
    return [];
  }
  return [
    [t("pat.detail.revokedAt"), <When at={token.revokedAt} none="" long />],
    [t("pat.detail.revokedBy"), revoker(token)],
    [t("pat.detail.revokeReason"), token.revokeReason ?? t("pat.detail.noReason")],
  ];
}

function revoker({ revokedBy, userId }: Token): string {
  if (revokedBy === null) {
    return t("pat.who.rule");
  }
  return revokedBy === userId ? t("pat.who.you") : t("pat.who.administrator");
}
