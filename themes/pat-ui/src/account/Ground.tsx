import { ErrorAlert } from "../shared/ErrorAlert";
import { t } from "../shared/messages";
import type { BindingPolicy } from "../shared/tokens";
import type { Loaded } from "../shared/useLoad";
import { Loading } from "../shared/Loading";

interface Props {
  readonly loaded: Loaded<unknown>;
  /** Why there is no form. */
  readonly whyNot: string | undefined;
}

/** In place of the form of a dialog whose grounds are not known yet, or say no. */
export function Ground({ loaded, whyNot }: Props) {
  if (whyNot) {
    return <div data-testid="pat-why-not">{whyNot}</div>;
  }
  return loaded.error !== undefined && !loaded.loading ? (
    <ErrorAlert error={loaded.error} onRetry={loaded.reload} />
  ) : (
    <Loading />
  );
}

/** Why no token gets a new value now; undefined if it may. */
export function whyNoValue({ enabled, creationAllowed }: BindingPolicy): string | undefined {
  if (!enabled) {
    return t("pat.notice.disabled");
  }
  return creationAllowed ? undefined : t("pat.mint.notAllowed");
}
