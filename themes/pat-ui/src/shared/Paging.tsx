import { Pagination, PaginationVariant } from "@patternfly/react-core";
import { t } from "./messages";

interface Props {
  readonly id: string;
  readonly label: string;
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  readonly sizes: readonly number[];
  readonly onPage: (page: number) => void;
  readonly onPerPage: (perPage: number) => void;
  /** Below what it is for there is room for all its buttons. */
  readonly isBelow?: boolean;
}

/** Which part of a list is shown. */
export function Paging({ id, label, total, page, perPage, sizes, onPage, onPerPage, isBelow = false }: Props) {
  return (
    <Pagination
      itemCount={total}
      page={page}
      perPage={perPage}
      perPageOptions={sizes.map((size) => ({ title: String(size), value: size }))}
      onSetPage={(_event, next) => onPage(next)}
      onPerPageSelect={(_event, size) => onPerPage(size)}
      isCompact={!isBelow}
      variant={isBelow ? PaginationVariant.bottom : PaginationVariant.top}
      widgetId={id}
      titles={{
        paginationAriaLabel: label,
        perPageSuffix: t("pat.paging.perPage"),
        ofWord: t("pat.paging.of"),
        optionsToggleAriaLabel: t("pat.paging.options"),
        currPageAriaLabel: t("pat.paging.page"),
        toFirstPageAriaLabel: t("pat.paging.first"),
        toPreviousPageAriaLabel: t("pat.paging.previous"),
        toNextPageAriaLabel: t("pat.paging.next"),
        toLastPageAriaLabel: t("pat.paging.last"),
        items: "",
        page: "",
      }}
    />
  );
}
