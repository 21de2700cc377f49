import {
  Button,
  EmptyState,
  EmptyStateActions,
  EmptyStateBody,
  EmptyStateFooter,
  EmptyStateHeader,
  EmptyStateIcon,
} from "@patternfly/react-core";
import { KeyIcon, SearchIcon } from "@patternfly/react-icons";
import { linkTo } from "../shared/location";
import { t } from "../shared/messages";
import type { BindingPolicy } from "../shared/tokens";
import { INITIAL, type Shown } from "./listQuery";

interface Props {
  readonly shown: Shown;
  readonly policy: BindingPolicy | undefined;
  readonly onShow: (change: Partial<Shown>) => void;
}

/** Instead of an empty list: how to make a token, or how to find those there are. */
export function NoTokens({ shown, policy, onShow }: Props) {
  const isFirst = shown.search === "" && (shown.status === INITIAL.status || shown.status === "all");
  const [title, body] = isFirst
    ? [t("pat.empty"), t("pat.empty.help")]
    : [t("pat.noHits"), t("pat.noHits.help")];
  return (
    <EmptyState data-testid={isFirst ? "pat-empty" : "pat-no-hits"}>
      <EmptyStateHeader titleText={title} headingLevel="h2" icon={<EmptyStateIcon icon={isFirst ? KeyIcon : SearchIcon} />} />
      <EmptyStateBody>{body}</EmptyStateBody>
      <EmptyStateFooter>
        <EmptyStateActions>
          {isFirst ? (
            policy?.enabled !== false &&
            policy?.creationAllowed !== false && (
              <Button component="a" variant="primary" {...linkTo("?create")} data-testid="pat-create-first">
                {t("pat.create")}
              </Button>
            )
          ) : (
            <Button variant="link" onClick={() => onShow({ status: "all", search: "" })} data-testid="pat-show-all">
              {t("pat.showAll")}
            </Button>
          )}
        </EmptyStateActions>
      </EmptyStateFooter>
    </EmptyState>
  );
}
