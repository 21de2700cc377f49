import { Button, EmptyState, EmptyStateBody, EmptyStateFooter, EmptyStateHeader, EmptyStateIcon, ToolbarItem } from "@patternfly/react-core";
import { KeyIcon, SearchIcon } from "@patternfly/react-icons";
import { useState } from "react";
import type { KebabItem } from "../shared/Kebab";
import { ListToolbar } from "../shared/ListToolbar";
import { useHeadingFocus } from "../shared/PageFrame";
import { TokenTable } from "../shared/TokenTable";
import { INITIAL } from "../shared/listQuery";
import { t } from "../shared/messages";
import type { Paged, Token } from "../shared/tokens";
import { FilterFields } from "./FilterFields";
import { RealmTokenDialog, type RealmDialog } from "./RealmTokenDialog";
import { countFilters, NO_FILTERS, type RealmShown } from "./listQuery";
import { OwnerLink } from "./OwnerLink";

interface Props {
  readonly realm: string;
  readonly userId: string | undefined;
  readonly list: Paged<Token>;
  readonly loading: boolean;
  readonly failed: boolean;
  readonly manages: boolean;
  readonly shown: RealmShown;
  readonly onShow: (change: Partial<RealmShown>) => void;
  readonly onChanged: () => void;
}

/** A part of a list of a realm's tokens, with all that it is filtered by. */
export function RealmList({ realm, userId, list, loading, failed, manages, shown, onShow, onChanged }: Props) {
  const focusHeading = useHeadingFocus();
  const [dialog, setDialog] = useState<RealmDialog>();
  const [open, setOpen] = useState(countFilters(shown) > 0);
  const isEmpty = list.items.length === 0;
  const count = countFilters(shown);
  return (
    <>
      <ListToolbar shown={shown} total={list.total} onShow={onShow}>
        <ToolbarItem>
          <Button variant="control" aria-expanded={open || failed} onClick={() => setOpen((before) => !before)} data-testid="pat-filters">
            {count === 0 ? t("pat.admin.filters") : t("pat.admin.filters.count", count)}
          </Button>
        </ToolbarItem>
      </ListToolbar>
      {(open || failed) && <FilterFields shown={shown} hasOwner={userId === undefined} onShow={onShow} />}
      {isEmpty && !failed && <Nothing shown={shown} onShow={onShow} />}
      {!isEmpty && (
        <>
          <TokenTable
            list={list}
            loading={loading}
            shown={shown}
            onShow={onShow}
            itemsOf={(token) => (manages ? itemsOf(token, setDialog) : [])}
            ownerOf={userId === undefined ? (token) => <OwnerLink realm={realm} token={token} /> : undefined}
          />
          <ListToolbar shown={shown} total={list.total} onShow={onShow} isBelow />
        </>
      )}
      {dialog && (
        <RealmTokenDialog
          realm={realm}
          dialog={dialog}
          onClose={() => setDialog(undefined)}
          onDone={() => {
            setDialog(undefined);
            focusHeading();
            onChanged();
          }}
        />
      )}
    </>
  );
}

function itemsOf(token: Token, onAction: (dialog: RealmDialog) => void): readonly KebabItem[] {
  return [
    ...(token.status === "REVOKED" ? [] : [{ key: "revoke", title: t("pat.revoke"), onClick: () => onAction({ kind: "revoke", token }) }]),
    { key: "delete", title: t("pat.delete"), isDanger: true, onClick: () => onAction({ kind: "delete", token }) },
  ];
}

interface NothingProps {
  readonly shown: RealmShown;
  readonly onShow: (change: Partial<RealmShown>) => void;
}

function Nothing({ shown, onShow }: NothingProps) {
  const isFiltered = shown.search !== "" || countFilters(shown) > 0 || shown.status === "expired" || shown.status === "revoked";
  return (
    <EmptyState data-testid={isFiltered ? "pat-no-hits" : "pat-empty"}>
      <EmptyStateHeader
        titleText={isFiltered ? t("pat.noHits") : t("pat.admin.empty")}
        headingLevel="h2"
        icon={<EmptyStateIcon icon={isFiltered ? SearchIcon : KeyIcon} />}
      />
      <EmptyStateBody>{isFiltered ? t("pat.noHits.help") : t("pat.admin.empty.help")}</EmptyStateBody>
      {(isFiltered || shown.status === INITIAL.status) && (
        <EmptyStateFooter>
          <Button variant="link" onClick={() => onShow({ status: "all", search: "", ...NO_FILTERS })} data-testid="pat-show-all">
            {t("pat.showAll")}
          </Button>
        </EmptyStateFooter>
      )}
    </EmptyState>
  );
}
