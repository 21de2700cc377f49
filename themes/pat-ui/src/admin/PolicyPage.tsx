import { useState } from "react";
import { useAlerts } from "../shared/Alerts";
import { ErrorAlert } from "../shared/ErrorAlert";
import { t } from "../shared/messages";
import { useLoad } from "../shared/useLoad";
import { Loading } from "../shared/Loading";
import { OutsidePolicy } from "./OutsidePolicy";
import { PolicyForm } from "./PolicyForm";
import { RealmFrame } from "./RealmFrame";
import { useAccess } from "./access";
import { getPolicy } from "./policy";

/** The rules of a realm for its tokens. */
export function PolicyPage({ realm }: { readonly realm: string }) {
  const { value: policy, error, loading, reload } = useLoad((signal) => getPolicy(realm, signal), [realm]);
  const { seesAll } = useAccess();
  const [saves, setSaves] = useState(0);
  const tell = useAlerts();
  const onSaved = () => {
    tell(t("pat.admin.policy.saved"));
    setSaves((before) => before + 1);
  };
  return (
    <RealmFrame tab="policy">
      {error !== undefined && !loading && <ErrorAlert error={error} title={t("pat.admin.policy.failed")} onRetry={reload} />}
      {policy && <PolicyForm realm={realm} initial={policy} onSaved={onSaved} />}
      {policy && seesAll && <OutsidePolicy realm={realm} saves={saves} />}
      {!policy && loading && <Loading />}
    </RealmFrame>
  );
}
