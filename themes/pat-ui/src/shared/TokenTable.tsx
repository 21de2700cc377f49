import type { MouseEvent, ReactNode } from "react";
import { Kebab, type KebabItem } from "./Kebab";
import { Labels } from "./Labels";
import { StatusLabel } from "./StatusLabel";
import { type Sort, Table, Tbody, Td, Th, Thead, Tr } from "./Table";
import { When } from "./When";
import { go, isPlain, linkTo } from "./location";
import type { Shown } from "./listQuery";
import { t } from "./messages";
import type { Paged, SortColumn, Token } from "./tokens";

interface Props {
  readonly list: Paged<Token>;
  readonly loading: boolean;
  readonly shown: Shown;
  readonly onShow: (change: Partial<Shown>) => void;
  /** What can be done to a token, besides looking at it. */
  readonly itemsOf: (token: Token) => readonly KebabItem[];
  /** Whose a token is, for lists of more than one owner. */
  readonly ownerOf?: (token: Token) => ReactNode;
}

interface Column {
  readonly title: string;
  readonly sort?: SortColumn;
}

function columns(hasOwners: boolean): readonly Column[] {
  return [
    { title: t("pat.name"), sort: "name" },
    ...(hasOwners ? [{ title: t("pat.owner") }] : []),
    { title: t("pat.hint") },
    { title: t("pat.scopes") },
    { title: t("pat.status") },
    { title: t("pat.expires"), sort: "expiresAt" },
    { title: t("pat.lastUsed"), sort: "lastUsedAt" },
    { title: t("pat.created"), sort: "createdAt" },
  ];
}

/** The tokens of one page of the list. A click on a row opens its token. */
export function TokenTable({ list, loading, shown, onShow, itemsOf, ownerOf }: Props) {
  return (
    <Table aria-label={t("pat.title")} aria-busy={loading} data-testid="pat-table" gridBreakPoint="grid-xl">
      <Thead>
        <Tr>
          {columns(ownerOf !== undefined).map(({ title, sort }) => (
            <Th key={title} sort={sort && sortOf(sort, shown, onShow)}>
              {title}
            </Th>
          ))}
          <Th screenReaderText={t("pat.actions")} />
        </Tr>
      </Thead>
      <Tbody>
        {list.items.map((token) => (
          <Row key={token.id} token={token} items={itemsOf(token)} owner={ownerOf?.(token)} />
        ))}
      </Tbody>
    </Table>
  );
}

function sortOf(column: SortColumn, shown: Shown, onShow: Props["onShow"]): Sort {
  return {
    order: shown.sort === column ? shown.order : undefined,
    onSort: (order) => onShow({ sort: column, order }),
  };
}

interface RowProps {
  readonly token: Token;
  readonly items: readonly KebabItem[];
  readonly owner: ReactNode;
}

function Row({ token, items, owner }: RowProps) {
  const view = viewOf(token.id);
  const all = [{ key: "view", title: t("pat.view"), onClick: () => go(view) }, ...items];
  return (
    <Tr className="kcpat-row" onClick={(event) => isOfRow(event) && go(view)} data-testid="pat-row">
      <Td dataLabel={t("pat.name")} className="kcpat-name">
        <a {...linkTo(view)}>{token.name}</a>
      </Td>
      {owner !== undefined && (
        <Td dataLabel={t("pat.owner")} className="kcpat-words">
          {owner}
        </Td>
      )}
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
        <Kebab label={t("pat.actionsFor", token.name)} items={all} testId="pat-row-actions" />
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
