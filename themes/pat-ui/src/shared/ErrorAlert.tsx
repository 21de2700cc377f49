import { Alert, AlertActionLink } from "@patternfly/react-core";
import { signInAgain } from "./console";
import { errorText, isRefusal } from "./errors";
import { t } from "./messages";

interface Props {
  readonly error: unknown;
  /** Does again what failed; without it nothing is offered. */
  readonly onRetry?: () => void;
  readonly title?: string;
}

/** What went wrong, and what to do about it. */
export function ErrorAlert({ error, onRetry, title }: Props) {
  const signedOut = isRefusal(error, "unauthorized");
  return (
    <Alert
      variant="danger"
      isInline
      isLiveRegion
      title={title ?? t("pat.error")}
      data-testid="pat-error"
      actionLinks={
        signedOut ? (
          <AlertActionLink onClick={() => void signInAgain({ prompt: "login" })}>{t("pat.signIn")}</AlertActionLink>
        ) : (
          onRetry && <AlertActionLink onClick={onRetry}>{t("pat.retry")}</AlertActionLink>
        )
      }
    >
      {errorText(error)}
    </Alert>
  );
}
