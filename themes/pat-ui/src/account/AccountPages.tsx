import { Alert, Bullseye, Button, PageSection, Spinner } from "@patternfly/react-core";
import { Alerts } from "../shared/Alerts";
import { useQuery } from "../shared/location";
import { loadMessages } from "../shared/messages";
import { loadStyles } from "../shared/styles";
import { useLoad } from "../shared/useLoad";
import { TokenCreatePage } from "./TokenCreatePage";
import { TokenDetailPage } from "./TokenDetailPage";
import { TokenListPage } from "./TokenListPage";

/** The list of a user's tokens, the page of one (`?token=id`), or the form for a new one (`?create`). */
export function AccountPages() {
  const ready = useLoad(() => Promise.all([loadMessages(), loadStyles()]), []);
  if (ready.error) {
    return <NotReady onRetry={ready.reload} />;
  }
  if (!ready.value) {
    return (
      <Bullseye>
        <Spinner />
      </Bullseye>
    );
  }
  return (
    <Alerts>
      <View />
    </Alerts>
  );
}

/** Of a token. Whatever else a link may say is no token's page. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function View() {
  const query = useQuery();
  const id = query.get("token");
  if (id && ID.test(id)) {
    return <TokenDetailPage key={id} id={id} />;
  }
  return query.has("create") ? <TokenCreatePage /> : <TokenListPage />;
}

/** In English: the texts are what could not be loaded. */
function NotReady({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <PageSection variant="light">
      <Alert variant="danger" isInline title="The page could not be loaded" data-testid="pat-not-ready">
        <Button variant="link" isInline onClick={onRetry}>
          Try again
        </Button>
      </Alert>
    </PageSection>
  );
}
