import { Button } from "@patternfly/react-core";
import { useState } from "react";
import { Dialog } from "../shared/Dialog";
import { ExpiryField } from "../shared/ExpiryField";
import { SecretDialog, secretOfToken } from "../shared/SecretDialog";
import { DEFAULT_EXPIRY, isComplete, lifeOf } from "../shared/expiry";
import { linkTo } from "../shared/location";
import { t } from "../shared/messages";
import { useFilled } from "../shared/reauth";
import {
  type AuditEntry,
  type BindingPolicy,
  getGrantable,
  type IssuedToken,
  listEvents,
  regenerateToken,
  type Token,
} from "../shared/tokens";
import { useLoad } from "../shared/useLoad";
import { Ground, whyNoValue } from "./Ground";
import { isExpiryChoice } from "./rotation";
import { isCompromised, isLeaked } from "../shared/trail";

interface Props {
  readonly token: Token;
  readonly onClose: () => void;
  /** The new value was saved. */
  readonly onDone: () => void;
}

const EXPIRY = "pat-regenerate-expiry";
const TRAIL = 100;

/** Brings an ended token back with another value, and shows it; or says why it does not come back. */
export function RegenerateDialog({ token, onClose, onDone }: Props) {
  const place = `regenerate ${token.id}`;
  const [expiry, setExpiry] = useState(useFilled(place, isExpiryChoice) ?? DEFAULT_EXPIRY);
  const [issued, setIssued] = useState<IssuedToken>();
  const ground = useGround(token);

  if (issued) {
    return <SecretDialog secret={secretOfToken(issued)} title={t("pat.regenerated.title", token.name)} onDone={onDone} />;
  }
  const { value } = ground;
  const whyNot = value && whyNoReturn(token, value);
  const isForm = value !== undefined && whyNot === undefined;
  return (
    <Dialog
      title={t("pat.regenerate.title", token.name)}
      action={isForm ? t("pat.regenerate") : undefined}
      instead={value && whyNoValue(value.policy) === undefined && <CreateButton key="create" />}
      isDisabled={!isComplete(expiry)}
      fields={{ expiresIn: EXPIRY, expiresAt: EXPIRY }}
      filled={{ place, values: expiry }}
      onAction={async () => setIssued(await regenerateToken(token.id, lifeOf(expiry)))}
      onClose={onClose}
    >
      {(faultAt) =>
        isForm ? (
          <>
            <div>{t("pat.regenerate.help")}</div>
            <ExpiryField policy={value.policy} value={expiry} onChange={setExpiry} error={faultAt(EXPIRY)} id={EXPIRY} />
          </>
        ) : (
          <Ground loaded={ground} whyNot={whyNot} />
        )
      }
    </Dialog>
  );
}

function CreateButton() {
  return (
    <Button component="a" {...linkTo("?create")} data-testid="pat-create-instead">
      {t("pat.create")}
    </Button>
  );
}

interface Grounds {
  readonly policy: BindingPolicy;
  readonly trail: readonly AuditEntry[];
}

/** What decides whether a token may come back. Where the trail is too long to tell, the server does. */
function useGround(token: Token) {
  return useLoad<Grounds>(
    async (signal) => {
      const [grantable, trail] = await Promise.all([
        getGrantable(signal),
        token.status === "REVOKED" ? listEvents(token.id, 0, TRAIL, signal) : undefined,
      ]);
      return { policy: grantable.policy, trail: trail?.items ?? [] };
    },
    [token.id],
  );
}

/** Undefined if it may. */
function whyNoReturn({ revokedBy, userId }: Token, { policy, trail }: Grounds): string | undefined {
  if (isLeaked(trail)) {
    return t("pat.regenerate.not.leaked");
  }
  if (isCompromised(trail)) {
    return t("pat.regenerate.not.compromised");
  }
  if (revokedBy !== null && revokedBy !== userId) {
    return t("pat.regenerate.not.administrator");
  }
  return whyNoValue(policy) ?? (policy.regenerateAllowed ? undefined : t("pat.regenerate.not.policy"));
}
