import { Bullseye, Spinner } from "@patternfly/react-core";
import { t } from "./messages";

/** In place of what is still on its way. */
export function Loading() {
  return (
    <Bullseye>
      <Spinner aria-label={t("pat.loading")} />
    </Bullseye>
  );
}
