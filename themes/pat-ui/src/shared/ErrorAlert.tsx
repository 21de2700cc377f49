import { AlertActionLink } from "@patternfly/react-core";
import { Notice } from "./Notice";
import { errorText, isRefusal } from "./errors";
import { t } from "./messages";
import { type Filled, signInAndReturn, wantsRecentSignIn } from "./reauth";

interface Props {
  readonly error: unknown;
  /** Does again what failed; without it nothing is offered. */
  readonly onRetry?: () => void;
  readonly title?: string;
  /** What is filled in, kept if the refusal asks to sign in again; never a secret. */
  readonly filled?: Filled;
}

/** What went wrong, and what to do about it. */
export function ErrorAlert({ error, onRetry, title, filled }: Props) {
  const signIn = signInFor(error, filled);
  return (
    <Notice
      variant="danger"
      isInline
      isLiveRegion
      title={title ?? t("pat.error")}
      data-testid="pat-error"
      actionLinks={
        signIn ? (
          <AlertActionLink onClick={() => void signIn()} data-testid="pat-sign-in">
            {t("pat.signIn")}
          </AlertActionLink>
        ) : (
          onRetry && <AlertActionLink onClick={onRetry}>{t("pat.retry")}</AlertActionLink>
        )
      }
    >
      {errorText(error)}
    </Notice>
  );
}

/** How to sign in again, where that helps. */
function signInFor(error: unknown, filled: Filled | undefined): (() => Promise<void>) | undefined {
  if (wantsRecentSignIn(error)) {
    return () => signInAndReturn(error, filled);
  }
  return isRefusal(error, "unauthorized") ? () => signInAndReturn(error, filled) : undefined;
}
