import { Bullseye, Spinner } from "@patternfly/react-core";
import { ErrorAlert } from "../shared/ErrorAlert";
import { MessageDialog } from "../shared/MessageDialog";
import { t } from "../shared/messages";
import type { BindingPolicy } from "../shared/tokens";
import type { Loaded } from "../shared/useLoad";

interface Props {
  readonly title: string;
  readonly loaded: Loaded<unknown>;
  readonly onClose: () => void;
}

/** In place of a dialog whose grounds are not known yet. */
export function Ground({ title, loaded, onClose }: Props) {
  return (
    <MessageDialog title={title} onClose={onClose}>
      {loaded.error !== undefined && !loaded.loading ? (
        <ErrorAlert error={loaded.error} onRetry={loaded.reload} />
      ) : (
        <Bullseye>
          <Spinner aria-label={t("pat.loading")} />
        </Bullseye>
      )}
    </MessageDialog>
  );
}

/** Why no token gets a new value now; undefined if it may. */
export function whyNoValue({ enabled, creationAllowed }: BindingPolicy): string | undefined {
  if (!enabled) {
    return t("pat.notice.disabled");
  }
  return creationAllowed ? undefined : t("pat.mint.notAllowed");
}
