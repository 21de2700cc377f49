import { Bullseye, Spinner } from "@patternfly/react-core";
import { ErrorAlert } from "../shared/ErrorAlert";
import { PageFrame } from "../shared/PageFrame";
import { StatusLabel } from "../shared/StatusLabel";
import { t } from "../shared/messages";
import { getToken } from "../shared/tokens";
import { useLoad } from "../shared/useLoad";

/** All about one token. */
export function TokenDetailPage({ id }: { readonly id: string }) {
  const { value: token, error, reload } = useLoad((signal) => getToken(id, signal), [id]);
  if (!token) {
    return (
      <PageFrame title={t("pat.token")} isBelowList>
        {error ? (
          <ErrorAlert error={error} onRetry={reload} />
        ) : (
          <Bullseye>
            <Spinner aria-label={t("pat.loading")} />
          </Bullseye>
        )}
      </PageFrame>
    );
  }
  return (
    <PageFrame title={token.name} help={token.description} isBelowList>
      <StatusLabel token={token} />
    </PageFrame>
  );
}
