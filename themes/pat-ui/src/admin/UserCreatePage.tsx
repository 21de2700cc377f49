import { useState } from "react";
import { CreateForm } from "../shared/CreateForm";
import { ErrorAlert } from "../shared/ErrorAlert";
import { Loading } from "../shared/Loading";
import { Notice } from "../shared/Notice";
import { PageFrame } from "../shared/PageFrame";
import { SecretDialog, secretOfToken } from "../shared/SecretDialog";
import { EMPTY, isFormValues } from "../shared/formValues";
import { replaceQuery } from "../shared/location";
import { t } from "../shared/messages";
import { useFilled } from "../shared/reauth";
import type { Grantable, IssuedToken } from "../shared/tokens";
import { useLoad } from "../shared/useLoad";
import { createToken, getGrantable } from "./tokens";

interface Props {
  readonly realm: string;
  readonly userId: string;
}

/** The form for a new token of a user, whom its value is handed to by the administrator. */
export function UserCreatePage({ realm, userId }: Props) {
  const { value: grantable, error, reload } = useLoad((signal) => getGrantable(realm, userId, signal), [realm, userId]);
  return (
    <PageFrame title={t("pat.create")} help={t("pat.admin.create.help")} isBelowList>
      {error !== undefined && <ErrorAlert error={error} onRetry={reload} />}
      {!grantable && error === undefined && <Loading />}
      {grantable && !grantable.policy.creationAllowed && (
        <Notice variant="info" title={t("pat.admin.create.none")} data-testid="pat-notice">
          {t("pat.admin.create.none.help")}
        </Notice>
      )}
      {grantable?.policy.creationAllowed && <Creation realm={realm} userId={userId} grantable={grantable} />}
    </PageFrame>
  );
}

function Creation({ realm, userId, grantable }: Props & { readonly grantable: Grantable }) {
  const place = `create ${userId}`;
  const filled = useFilled(place, isFormValues);
  const [issued, setIssued] = useState<IssuedToken>();
  if (issued) {
    return (
      <SecretDialog
        secret={secretOfToken(issued, realm)}
        title={t("pat.create.done", issued.name)}
        onDone={() => replaceQuery(`?token=${encodeURIComponent(issued.id)}`)}
      />
    );
  }
  return (
    <>
      {filled && <Notice variant="info" className="kcpat-notice" title={t("pat.create.signedIn")} data-testid="pat-signed-in" />}
      <CreateForm
        grantable={grantable}
        initial={filled ?? EMPTY}
        place={place}
        create={(token) => createToken(realm, userId, token)}
        onCreated={setIssued}
      />
    </>
  );
}
