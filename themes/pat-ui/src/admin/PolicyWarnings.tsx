import { Button } from "@patternfly/react-core";
import { Notice } from "../shared/Notice";
import { t } from "../shared/messages";
import { isOfUnreadable, stopsCreation } from "./policy";

/** What keeps everybody from creating tokens, on top of the form. */
export function Stopped({ warnings }: { readonly warnings: readonly string[] }) {
  const grave = warnings.filter(stopsCreation);
  return grave.length === 0 ? null : (
    <Notice variant="danger" isInline title={t("pat.admin.policy.stopped")} data-testid="pat-policy-stopped">
      {grave.map((warning) => (
        <div key={warning}>{warning}</div>
      ))}
    </Notice>
  );
}

interface Props {
  readonly id: string;
  readonly warnings: readonly string[];
  /** Whether the default comes back with the next save. */
  readonly isMended: boolean;
  /** Not for who may only read. */
  readonly onMend: (() => void) | undefined;
}

/** What is wrong with one field; one that can't be read shows what counts in its place, and may look as if it were well. */
export function Warnings({ id, warnings, isMended, onMend }: Props) {
  if (isMended) {
    return <>{t("pat.admin.policy.mended")}</>;
  }
  const isUnreadable = warnings.some(isOfUnreadable);
  return (
    <>
      {warnings.map((warning) => (
        <div key={warning}>{warning}</div>
      ))}
      {isUnreadable && <div>{t("pat.admin.policy.unreadable")}</div>}
      {isUnreadable && onMend && (
        <Button variant="link" isInline onClick={onMend} data-testid={`${id}-mend`}>
          {t("pat.admin.policy.mend")}
        </Button>
      )}
    </>
  );
}
