import { useState } from "react";
import { Dialog } from "../shared/Dialog";
import { Facts } from "../shared/Facts";
import { statusText } from "../shared/ListToolbar";
import { TextField } from "../shared/TextField";
import { TypedConfirmation } from "../shared/TypedConfirmation";
import { absolute } from "../shared/dates";
import { t } from "../shared/messages";
import { textError } from "../shared/values";
import { filterOf, type RealmShown } from "./listQuery";
import { type RevokedCount, revokeTokens } from "./tokens";

interface Props {
  readonly realm: string;
  readonly userId: string | undefined;
  readonly shown: RealmShown;
  /** How many the list has, on all its pages. */
  readonly total: number;
  readonly onClose: () => void;
  readonly onRevoked: () => void;
}

const REASON_LENGTH = 255;

/** Revokes all tokens that the list shows by its filters, and tells how many that were. */
export function RevokeAllDialog({ realm, userId, shown, total, onClose, onRevoked }: Props) {
  const [reason, setReason] = useState("");
  const [done, setDone] = useState<RevokedCount>();
  if (done) {
    return <Result {...done} onClose={onClose} />;
  }
  return (
    <TypedConfirmation
      title={t("pat.admin.revokeAll.title", total)}
      word={t("pat.admin.revokeAll.word")}
      action={t("pat.admin.revokeAll.action")}
      isDisabled={textError(reason) !== undefined}
      onClose={onClose}
      onAction={async () => {
        try {
          setDone(await revokeTokens(realm, filterOf(shown, userId), reason.trim()));
        } finally {
          onRevoked(); // some may have been, whatever became of the answer
        }
      }}
    >
      <div className="kcpat-stack">
        <p>{t("pat.admin.revokeAll.help")}</p>
        <Facts facts={filterFacts(shown)} />
        <TextField
          id="pat-reason"
          label={t("pat.revoke.reason")}
          error={textError(reason)}
          value={reason}
          maxLength={REASON_LENGTH}
          onChange={setReason}
        />
      </div>
    </TypedConfirmation>
  );
}

function Result({ revoked, skipped, onClose }: RevokedCount & { readonly onClose: () => void }) {
  return (
    <Dialog title={t("pat.admin.revokeAll.done")} onAction={() => Promise.resolve()} onClose={onClose}>
      <div aria-live="polite" data-testid="pat-revoked-count">
        <p>{t("pat.admin.revokeAll.revoked", revoked)}</p>
        {skipped > 0 && <p>{t("pat.admin.revokeAll.skipped", skipped)}</p>}
      </div>
    </Dialog>
  );
}

function filterFacts({ status, search, username, scope, audience, expiresBefore, unusedSince, violatesPolicy }: RealmShown) {
  const given = (value: string) => value || undefined;
  const time = (value: string) => (value ? absolute(value) : undefined);
  return [
    [t("pat.status"), statusText(status)],
    [t("pat.search"), given(search)],
    [t("pat.admin.filter.owner"), given(username)],
    [t("pat.admin.filter.scope"), given(scope)],
    [t("pat.admin.filter.application"), given(audience)],
    [t("pat.admin.filter.expiresBefore"), time(expiresBefore)],
    [t("pat.admin.filter.unusedSince"), time(unusedSince)],
    [t("pat.admin.filter.violatesPolicy"), violatesPolicy ? t("pat.admin.yes") : undefined],
  ] as const;
}
