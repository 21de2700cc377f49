import { Table, Tbody, Td, Th, Thead, Tr, type ThProps } from "@patternfly/react-table";
import type { MouseEvent } from "react";
import { Kebab } from "../shared/Kebab";
import { Labels } from "../shared/Labels";
import { StatusLabel } from "../shared/StatusLabel";
import { When } from "../shared/When";
import { go, isPlain, linkTo } from "../shared/location";
import { t } from "../shared/messages";
import type { Paged, SortColumn, Token } from "../shared/tokens";
import { actionsOf, type ActionKind, actionTitle } from "./actions";
import type { Shown } from "./listQuery";

interface Props {
  readonly list: Paged<Token>;
  readonly loading: boolean;
  readonly shown: Shown;
  readonly onShow: (change: Partial<Shown>) => void;
  readonly onAction: (kind: ActionKind, token: Token) => void;
}

interface Column {
  readonly title: string;
  readonly sort?: SortColumn;
}

function columns(): readonly Column[] {
  return [
    { title: t("pat.name"), sort: "name" },
    { title: t("pat.hint") },
    { title: t("pat.scopes") },
    { title: t("pat.status") },
    { title: t("pat.expires"), sort: "expiresAt" },
    { title: t("pat.lastUsed"), sort: "lastUsedAt" },
    { title: t("pat.created"), sort: "createdAt" },
  ];
}

/** The tokens of one page of the list. A click on a row opens its token. */
export function TokenTable({ list, loading, shown, onShow, onAction }: Props) {
  return (
    <Table variant="compact" aria-label={t("pat.title")} aria-busy={loading} data-testid="pat-table" gridBreakPoint="grid-xl">
      <Thead>
        <Tr>
          {columns().map(({ title, sort }, index) => (
            <Th key={title} modifier="wrap" sort={sort && sortOf(sort, index, shown, onShow)}>
              {title}
            </Th>
          ))}
          <Th screenReaderText={t("pat.actions")} />
        </Tr>
      </Thead>
      <Tbody>
        {list.items.map((token) => (
          <Row key={token.id} token={token} onAction={onAction} />
        ))}
      </Tbody>
    </Table>
  );
}

function sortOf(column: SortColumn, columnIndex: number, shown: Shown, onShow: Props["onShow"]): ThProps["sort"] {
  return {
    sortBy: shown.sort === column ? { index: columnIndex, direction: shown.order } : {},
    onSort: (_event, _index, order) => onShow({ sort: column, order }),
    columnIndex,
  };
}

interface RowProps {
  readonly token: Token;
  readonly onAction: Props["onAction"];
}

function Row({ token, onAction }: RowProps) {
  const view = viewOf(token.id);
  const items = [
    { key: "view", title: t("pat.view"), onClick: () => go(view) },
    ...actionsOf(token).map((kind) => ({
      key: kind,
      title: actionTitle(kind),
      isDanger: kind === "delete",
      onClick: () => onAction(kind, token),
    })),
  ];
  return (
    <Tr className="kcpat-row" onClick={(event) => isOfRow(event) && go(view)} data-testid="pat-row">
      <Td dataLabel={t("pat.name")} className="kcpat-name">
        <a {...linkTo(view)}>{token.name}</a>
      </Td>
      <Td dataLabel={t("pat.hint")}>
        <span className="kcpat-hint">{token.hint}</span>
      </Td>
      <Td dataLabel={t("pat.scopes")}>
        <Labels items={token.scopes} name={t("pat.scopes")} />
      </Td>
      <Td dataLabel={t("pat.status")}>
        <StatusLabel token={token} />
      </Td>
      <Td dataLabel={t("pat.expires")}>
        <When at={token.expiresAt} none={t("pat.never")} />
      </Td>
      <Td dataLabel={t("pat.lastUsed")}>
        <When at={token.lastUsedAt} none={t("pat.neverUsed")} />
      </Td>
      <Td dataLabel={t("pat.created")}>
        <When at={token.createdAt} none="" />
      </Td>
      <Td isActionCell>
        <Kebab label={t("pat.actionsFor", token.name)} items={items} testId="pat-row-actions" />
      </Td>
    </Tr>
  );
}

export function viewOf(id: string): string {
  return `?token=${encodeURIComponent(id)}`;
}

/** Not of what can be clicked in it, and not the end of marking text. */
function isOfRow(event: MouseEvent): boolean {
  const inner = event.target instanceof Element ? event.target.closest("a, button, input, [role=menu]") : null;
  return isPlain(event) && inner === null && window.getSelection()?.isCollapsed !== false;
}
