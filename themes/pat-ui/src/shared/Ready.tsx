import { Alert, Bullseye, Button, PageSection, Spinner } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { Alerts } from "./Alerts";
import { loadStyles } from "./styles";
import { useLoad } from "./useLoad";

interface Props {
  /** Loads the texts. */
  readonly load: () => Promise<void>;
  /** Whose texts: of a language. */
  readonly locale?: string;
  readonly children: ReactNode;
}

/** Shows pages of ours once their texts and styles are there. */
export function Ready({ load, locale, children }: Props) {
  const ready = useLoad(() => Promise.all([load(), loadStyles()]), [locale]);
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
  return <Alerts>{children}</Alerts>;
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
