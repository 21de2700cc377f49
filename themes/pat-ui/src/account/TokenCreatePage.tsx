import { useState } from "react";
import { CreateForm } from "../shared/CreateForm";
import { Loading } from "../shared/Loading";
import { Notice } from "../shared/Notice";
import { ErrorAlert } from "../shared/ErrorAlert";
import { PageFrame } from "../shared/PageFrame";
import { SecretDialog, secretOfToken } from "../shared/SecretDialog";
import { EMPTY, isFormValues } from "../shared/formValues";
import { replaceQuery, useQuery } from "../shared/location";
import { t } from "../shared/messages";
import { useFilled } from "../shared/reauth";
import { createToken, getGrantable, type Grantable, type IssuedToken } from "../shared/tokens";
import { useLoad } from "../shared/useLoad";
import { PolicyNotice, mayCreate } from "./PolicyNotice";
import { type Prefill, readPrefill } from "./prefill";

/** Under this name the form is kept while people sign in again. */
const PLACE = "create";

/** The form for a new token, then its value, then its page. */
export function TokenCreatePage() {
  const { value: grantable, error, reload } = useLoad(getGrantable, []);
  return (
    <PageFrame title={t("pat.create")} help={t("pat.create.help")} isBelowList>
      {error !== undefined && <ErrorAlert error={error} onRetry={reload} />}
      {!grantable && error === undefined && <Loading />}
      <PolicyNotice policy={grantable?.policy} />
      {grantable && mayCreate(grantable.policy) && <Creation grantable={grantable} />}
    </PageFrame>
  );
}

function Creation({ grantable }: { readonly grantable: Grantable }) {
  const query = useQuery();
  const filled = useFilled(PLACE, isFormValues);
  const [prefill] = useState(() => (filled ? undefined : readPrefill(query, grantable)));
  const [issued, setIssued] = useState<IssuedToken>();
  if (issued) {
    return (
      <SecretDialog
        secret={secretOfToken(issued)}
        title={t("pat.create.done", issued.name)}
        // In place of the form: Back leads to where people came from.
        onDone={() => replaceQuery(`?token=${encodeURIComponent(issued.id)}`)}
      />
    );
  }
  return (
    <>
      {filled && <Notice variant="info" isInline className="kcpat-notice" title={t("pat.create.signedIn")} data-testid="pat-signed-in" />}
      {prefill && <PrefillNotice prefill={prefill} />}
      <CreateForm
        grantable={grantable}
        initial={filled ?? { ...EMPTY, ...prefill?.values }}
        place={PLACE}
        create={createToken}
        onCreated={setIssued}
      />
    </>
  );
}

/** A link may come from anybody: people are told what it did. */
function PrefillNotice({ prefill: { refused } }: { readonly prefill: Prefill }) {
  return (
    <Notice
      variant={refused.length ? "warning" : "info"}
      isInline
      className="kcpat-notice"
      title={t("pat.create.prefill")}
      data-testid="pat-prefill"
    >
      <p>{t("pat.create.prefill.help")}</p>
      {refused.length > 0 && (
        <>
          <p>{t("pat.create.prefill.refused")}</p>
          <ul className="kcpat-list">
            {refused.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
