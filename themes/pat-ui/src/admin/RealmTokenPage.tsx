import { Button } from "@patternfly/react-core";
import { useState } from "react";
import { AuditTrail } from "../shared/AuditTrail";
import { ErrorAlert } from "../shared/ErrorAlert";
import { type Fact, Facts } from "../shared/Facts";
import { Loading } from "../shared/Loading";
import { PageFrame, useHeadingFocus } from "../shared/PageFrame";
import { Section } from "../shared/Section";
import { StatusLabel } from "../shared/StatusLabel";
import { TokenUsage } from "../shared/TokenUsage";
import { viewOf } from "../shared/TokenTable";
import { When } from "../shared/When";
import { go, linkTo } from "../shared/location";
import { t } from "../shared/messages";
import { ApiError } from "../shared/rest";
import type { Token } from "../shared/tokens";
import { useLoad } from "../shared/useLoad";
import { OwnerLink } from "./OwnerLink";
import { RealmTokenDialog, type RealmDialog } from "./RealmTokenDialog";
import { useAccess } from "./access";
import { getToken, listEvents } from "./tokens";
import { useManages } from "./useManages";

interface Props {
  readonly realm: string;
  /** Whose it has to be; undefined for anybody's. */
  readonly userId: string | undefined;
  readonly id: string;
}

/** All about one token of a realm. */
export function RealmTokenPage({ realm, userId, id }: Props) {
  const { value: token, error, loading, reload } = useLoad((signal) => load(realm, userId, id, signal), [realm, userId, id]);
  return (
    <PageFrame key={token ? "token" : "none"} title={token?.name ?? t("pat.token")} help={token?.description} isBelowList>
      {error !== undefined && !loading && <ErrorAlert error={error} onRetry={reload} />}
      {token && <Parts realm={realm} token={token} onReload={reload} />}
      {!token && loading && <Loading />}
    </PageFrame>
  );
}

/** On a user's page another one's token is as one that is not there. */
async function load(realm: string, userId: string | undefined, id: string, signal: AbortSignal): Promise<Token> {
  const token = await getToken(realm, id, signal);
  if (userId !== undefined && token.userId !== userId) {
    throw new ApiError(404, "token_not_found", "There is no such token.");
  }
  return token;
}

interface PartsProps {
  readonly realm: string;
  readonly token: Token;
  readonly onReload: () => void;
}

function Parts({ realm, token, onReload }: PartsProps) {
  const focusHeading = useHeadingFocus();
  const [dialog, setDialog] = useState<RealmDialog>();
  const [turn, setTurn] = useState(0);
  const manages = useManages(realm, token.userId);
  const { seesEvents } = useAccess();
  return (
    <>
      <div className="kcpat-status" data-testid="pat-status-row">
        <StatusLabel token={token} />
        {manages && (
          <div className="kcpat-actions">
            {token.status !== "REVOKED" && (
              <Button variant="secondary" isDanger onClick={() => setDialog({ kind: "revoke", token })} data-testid="pat-do-revoke">
                {t("pat.revoke")}
              </Button>
            )}
            <Button variant="link" isDanger onClick={() => setDialog({ kind: "delete", token })} data-testid="pat-do-delete">
              {t("pat.delete")}
            </Button>
          </div>
        )}
      </div>
      <Section id="pat-facts" title={t("pat.detail.about")}>
        <Facts facts={factsOf(realm, token)} />
      </Section>
      <Section id="pat-rights" title={t("pat.admin.rights")}>
        <Facts facts={rightsOf(token)} />
      </Section>
      <TokenUsage token={token} />
      {seesEvents && (
        <AuditTrail
          token={token}
          turn={turn}
          load={(first, max, signal) => listEvents(realm, token.id, first, max, signal)}
          who={({ actorId, type }) => whoOf(actorId, type, token)}
        />
      )}
      {dialog && (
        <RealmTokenDialog
          realm={realm}
          dialog={dialog}
          onClose={() => setDialog(undefined)}
          onDone={(kind) => {
            setDialog(undefined);
            if (kind === "delete") {
              go("");
              return;
            }
            focusHeading();
            setTurn((before) => before + 1);
            onReload();
          }}
        />
      )}
    </>
  );
}

function factsOf(realm: string, token: Token): readonly Fact[] {
  const { parentId, secretIssuedAt, createdAt, createdBy, status } = token;
  const revoked = status === "REVOKED";
  return [
    [t("pat.owner"), <OwnerLink realm={realm} token={token} />],
    [t("pat.hint"), <span className="kcpat-hint">{token.hint}</span>],
    [t("pat.created"), <When at={createdAt} none="" long />],
    [t("pat.admin.createdBy"), personOf(createdBy, token)],
    [t("pat.detail.secretIssued"), secretIssuedAt === createdAt ? undefined : <When at={secretIssuedAt} none="" long />],
    [t("pat.expires"), <When at={token.expiresAt} none={t("pat.never")} long />],
    [t("pat.detail.parent"), parentId === null ? undefined : <a {...linkTo(viewOf(parentId))}>{t("pat.detail.parent.view")}</a>],
    [t("pat.detail.revokedAt"), revoked ? <When at={token.revokedAt} none="" long /> : undefined],
    [t("pat.detail.revokedBy"), revoked ? personOf(token.revokedBy, token) : undefined],
    [t("pat.detail.revokeReason"), revoked ? (token.revokeReason ?? t("pat.detail.noReason")) : undefined],
    [t("pat.detail.id"), <span className="kcpat-id">{token.id}</span>],
  ];
}

function rightsOf({ scopes, roles, audiences, authorizationDetails, allowedIps }: Token): readonly Fact[] {
  const words = (values: readonly string[], none: string) => values.join(", ") || none;
  return [
    [t("pat.scopes"), words(scopes, t("pat.none"))],
    [t("pat.roles"), roles === null ? t("pat.roles.all") : words(roles, t("pat.none"))],
    [t("pat.audiences"), words(audiences, t("pat.audiences.any"))],
    [t("pat.addresses"), words(allowedIps, t("pat.addresses.any"))],
    ...authorizationDetails.map(
      ({ type, actions, identifiers }): Fact => [t("pat.admin.permission", type), `${actions.join(", ")}: ${identifiers.join(", ")}`],
    ),
  ];
}

/** Of those who act, the owner is known by name; the id of another one leads to nobody's page: it may be of another realm. */
function personOf(id: string | null, { userId, username }: Token): string {
  if (id === null) {
    return t("pat.who.rule");
  }
  return id === userId ? (username ?? id) : t("pat.admin.who.administrator", id);
}

function whoOf(actorId: string | null, type: string, token: Token): string {
  if (type === "USED" || type === "REFUSED") {
    return t("pat.who.user");
  }
  return actorId === null && type === "LEAKED" ? t("pat.who.report") : personOf(actorId, token);
}
