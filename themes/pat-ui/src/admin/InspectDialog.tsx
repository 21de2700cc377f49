import { Button, FormGroup, TextInput } from "@patternfly/react-core";
import { useRef, useState } from "react";
import { Dialog } from "../shared/Dialog";
import { type Fact, Facts } from "../shared/Facts";
import { Notice } from "../shared/Notice";
import { StatusLabel } from "../shared/StatusLabel";
import { viewOf } from "../shared/TokenTable";
import { When } from "../shared/When";
import { isRefusal } from "../shared/errors";
import { linkTo } from "../shared/location";
import { t } from "../shared/messages";
import type { Token } from "../shared/tokens";
import { OwnerLink } from "./OwnerLink";
import { type DeletedToken, inspectValue, revokeToken } from "./tokens";

interface Props {
  readonly realm: string;
  readonly manages: boolean;
  readonly onClose: () => void;
  readonly onRevoked: () => void;
}

type Found = Token | DeletedToken;
type Answer = { readonly found: Found } | { readonly found: undefined };

/** Tells whose a value is that turned up somewhere, and ends it. The value itself is nowhere kept: its field is emptied once it was sent. */
export function InspectDialog({ realm, manages, onClose, onRevoked }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [isEmpty, setIsEmpty] = useState(true);
  const [answer, setAnswer] = useState<Answer>();

  const inspect = async () => {
    const value = input.current?.value.trim() ?? "";
    try {
      setAnswer({ found: await inspectValue(realm, value) });
    } catch (error) {
      if (!isRefusal(error, "token_not_found")) {
        throw error;
      }
      setAnswer({ found: undefined });
    } finally {
      empty();
    }
  };
  const empty = () => {
    if (input.current) {
      input.current.value = "";
    }
    setIsEmpty(true);
  };

  if (answer?.found) {
    return <FoundDialog realm={realm} found={answer.found} manages={manages} onClose={onClose} onRevoked={onRevoked} />;
  }
  return (
    <Dialog title={t("pat.admin.inspect")} action={t("pat.admin.inspect.action")} isDisabled={isEmpty} onAction={inspect} onClose={onClose}>
      <div>{t("pat.admin.inspect.help")}</div>
      {answer && (
        <Notice variant="info" isInline isLiveRegion title={t("pat.admin.inspect.unknown")} data-testid="pat-unknown">
          {t("pat.admin.inspect.unknown.help")}
        </Notice>
      )}
      <FormGroup label={t("pat.admin.inspect.value")} fieldId="pat-value">
        <TextInput
          id="pat-value"
          ref={input}
          type="password"
          autoComplete="one-time-code" // no value for a password manager
          spellCheck={false}
          autoFocus
          onChange={(_event, value) => setIsEmpty(value.trim() === "")}
          data-testid="pat-value"
        />
      </FormGroup>
    </Dialog>
  );
}

interface FoundProps extends Props {
  readonly found: Found;
}

function FoundDialog({ realm, found, manages, onClose, onRevoked }: FoundProps) {
  const [isRevoked, setIsRevoked] = useState(false);
  const canRevoke = manages && !isRevoked && found.status !== "DELETED" && found.status !== "REVOKED";
  const revoke = async () => {
    await revokeToken(realm, found.id, { reason: t("pat.admin.inspect.reason"), compromised: true });
    setIsRevoked(true);
    onRevoked();
  };
  return (
    <Dialog
      title={t("pat.admin.inspect.found", found.name)}
      action={canRevoke ? t("pat.admin.inspect.revoke") : undefined}
      variant="danger"
      onAction={revoke}
      onClose={onClose}
    >
      {isRevoked && <Notice variant="success" isInline isLiveRegion title={t("pat.revoked", found.name)} data-testid="pat-was-revoked" />}
      <div data-testid="pat-found">
        <Facts facts={factsOf(realm, found, isRevoked)} />
      </div>
      {found.status !== "DELETED" && (
        <div>
          <Button component="a" variant="link" isInline {...linkTo(viewOf(found.id))} data-testid="pat-found-view">
            {t("pat.admin.inspect.view")}
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function factsOf(realm: string, found: Found, isRevoked: boolean): readonly Fact[] {
  const common: readonly Fact[] = [
    [t("pat.owner"), <OwnerLink realm={realm} token={found} />],
    [t("pat.hint"), <span className="kcpat-hint">{found.hint}</span>],
  ];
  if (found.status === "DELETED") {
    return [...common, [t("pat.status"), t("pat.admin.deleted")], [t("pat.admin.deletedAt"), <When at={found.deletedAt} none="" long />]];
  }
  const { status, expiresAt, scopes, createdAt, lastUsedAt, revokedAt, revokeReason } = found;
  return [
    ...common,
    [t("pat.status"), <StatusLabel token={{ status: isRevoked ? "REVOKED" : status, expiresAt }} />],
    [t("pat.scopes"), scopes.join(", ") || t("pat.none")],
    [t("pat.created"), <When at={createdAt} none="" long />],
    [t("pat.expires"), <When at={expiresAt} none={t("pat.never")} long />],
    [t("pat.lastUsed"), <When at={lastUsedAt} none={t("pat.neverUsed")} long />],
    [t("pat.detail.revokedAt"), revokedAt === null ? undefined : <When at={revokedAt} none="" long />],
    [t("pat.detail.revokeReason"), revokeReason ?? undefined],
  ];
}
