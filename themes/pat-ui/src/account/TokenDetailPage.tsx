import { useState } from "react";
import { ErrorAlert } from "../shared/ErrorAlert";
import { Loading } from "../shared/Loading";
import { PageFrame, useHeadingFocus } from "../shared/PageFrame";
import { go } from "../shared/location";
import { t } from "../shared/messages";
import { getGrantable, getToken, type Grantable, type Token } from "../shared/tokens";
import { type Loaded, useLoad } from "../shared/useLoad";
import { AuditTrail } from "../shared/AuditTrail";
import { PermissionsSection } from "./PermissionsSection";
import { RestrictionsSection } from "./RestrictionsSection";
import { ScopesSection } from "./ScopesSection";
import { TokenDialogs, type OpenDialog, waitingDialog } from "./TokenDialogs";
import { TokenFacts } from "./TokenFacts";
import { TokenStatus } from "./TokenStatus";
import { TokenUsage } from "../shared/TokenUsage";

/** All about one token. */
export function TokenDetailPage({ id }: { readonly id: string }) {
  const { value: token, error, loading, reload } = useLoad((signal) => getToken(id, signal), [id]);
  if (!token) {
    return (
      <PageFrame title={t("pat.token")} isBelowList>
        {error !== undefined && !loading ? (
          <ErrorAlert error={error} onRetry={reload} />
        ) : (
          <Loading />
        )}
      </PageFrame>
    );
  }
  return (
    <PageFrame key={token.id} title={token.name} help={token.description} isBelowList>
      {error !== undefined && <ErrorAlert error={error} onRetry={reload} />}
      <Parts token={token} onReload={reload} />
    </PageFrame>
  );
}

interface Props {
  readonly token: Token;
  readonly onReload: () => void;
}

function Parts({ token, onReload }: Props) {
  const [dialog, setDialog] = useState(() => waitingFor(token));
  const [turn, setTurn] = useState(0);
  const grantable = useGrantable();
  const focusHeading = useHeadingFocus();

  const changed = () => {
    setTurn((before) => before + 1);
    onReload();
  };
  const acted = ({ kind }: OpenDialog) => {
    setDialog(undefined);
    if (kind === "delete") {
      go("");
      return;
    }
    focusHeading(); // the button that was clicked may be gone
    changed();
  };
  const part = { token, grantable: grantable.value, onChanged: changed };

  return (
    <>
      {grantable.error !== undefined && (
        <ErrorAlert error={grantable.error} title={t("pat.detail.grantable.failed")} onRetry={grantable.reload} />
      )}
      <TokenStatus token={token} onAction={(kind) => setDialog({ kind, token })} />
      <TokenFacts token={token} onChanged={changed} />
      <ScopesSection {...part} />
      <PermissionsSection {...part} />
      <RestrictionsSection {...part} />
      <TokenUsage token={token} />
      <AuditTrail token={token} turn={turn} />
      <TokenDialogs open={dialog} onClose={() => setDialog(undefined)} onChanged={acted} />
    </>
  );
}

function waitingFor(token: Token): OpenDialog | undefined {
  const waiting = waitingDialog();
  return waiting?.id === token.id ? { kind: waiting.kind, token } : undefined;
}

/** The page does not wait for it: it describes scopes, and says what may be added. */
function useGrantable(): Loaded<Grantable> {
  return useLoad((signal) => getGrantable(signal), []);
}
