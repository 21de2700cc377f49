import { ErrorAlert } from "../shared/ErrorAlert";
import { Notice } from "../shared/Notice";
import { t } from "../shared/messages";
import { ApiError } from "../shared/rest";

interface Props {
  readonly error: unknown;
  readonly title: string;
  readonly onRetry: () => void;
}

/** Fine-grained permissions can be such that only the tokens of one user at a time can be told: no fault, but a thing to know. */
export function RealmError({ error, title, onRetry }: Props) {
  if (error instanceof ApiError && error.code === "invalid_request" && error.field === "userId") {
    return (
      <Notice variant="info" className="kcpat-notice" title={t("pat.admin.oneOwner")} data-testid="pat-one-owner">
        {t("pat.admin.oneOwner.help")}
      </Notice>
    );
  }
  return <ErrorAlert error={error} title={title} onRetry={onRetry} />;
}
