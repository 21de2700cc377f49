import { PageFrame } from "../shared/PageFrame";
import { t } from "../shared/messages";

/** The form for a new token. */
export function TokenCreatePage() {
  return (
    <PageFrame title={t("pat.create")} isBelowList>
      {null}
    </PageFrame>
  );
}
