/**
 * Tables as PatternFly has them, in its own classes. Its components for tables can do much more than ours need, and weigh as
 * much as a whole page of ours.
 */
import { ArrowsAltVIcon, LongArrowAltDownIcon, LongArrowAltUpIcon } from "@patternfly/react-icons";
import type { ComponentPropsWithoutRef, ReactNode } from "react";
import type { Order } from "./tokens";

const BLOCK = "pf-v5-c-table";

interface TableProps extends ComponentPropsWithoutRef<"table"> {
  /** The width of the window from which on it is a table; below, each row is a list of its cells. */
  readonly gridBreakPoint?: "grid-md" | "grid-xl";
}

/** As a list of cells a table is none for browsers any more: so that it stays one for screen readers, its roles are named. */
export function Table({ gridBreakPoint = "grid-md", ...props }: TableProps) {
  return <table className={`${BLOCK} pf-m-compact pf-m-${gridBreakPoint}`} role="table" {...props} />;
}

export function Thead(props: ComponentPropsWithoutRef<"thead">) {
  return <thead className={`${BLOCK}__thead`} role="rowgroup" {...props} />;
}

export function Tbody(props: ComponentPropsWithoutRef<"tbody">) {
  return <tbody className={`${BLOCK}__tbody`} role="rowgroup" {...props} />;
}

export function Tr({ className = "", ...props }: ComponentPropsWithoutRef<"tr">) {
  return <tr className={`${BLOCK}__tr ${className}`} role="row" {...props} />;
}

export interface Sort {
  /** How the table is sorted by this column now; undefined if by another one. */
  readonly order: Order | undefined;
  readonly onSort: (order: Order) => void;
}

interface ThProps {
  readonly sort?: Sort;
  /** For a column without a visible heading. */
  readonly screenReaderText?: string;
  readonly children?: ReactNode;
}

export function Th({ sort, screenReaderText, children }: ThProps) {
  const order = sort?.order;
  const classes = [`${BLOCK}__th`, "pf-m-wrap", sort && `${BLOCK}__sort`, order && "pf-m-selected"];
  return (
    <th
      className={classes.filter(Boolean).join(" ")}
      role="columnheader"
      scope="col"
      aria-sort={order && (order === "asc" ? "ascending" : "descending")}
    >
      {sort ? <SortButton {...sort}>{children}</SortButton> : children}
      {screenReaderText && <span className="pf-v5-screen-reader">{screenReaderText}</span>}
    </th>
  );
}

function SortButton({ order, onSort, children }: Sort & { readonly children: ReactNode }) {
  const Icon = order === undefined ? ArrowsAltVIcon : order === "asc" ? LongArrowAltUpIcon : LongArrowAltDownIcon;
  return (
    <button type="button" className={`${BLOCK}__button`} onClick={() => onSort(order === "asc" ? "desc" : "asc")}>
      <div className={`${BLOCK}__button-content`}>
        <span className={`${BLOCK}__text`}>{children}</span>
        <span className={`${BLOCK}__sort-indicator`}>
          <Icon />
        </span>
      </div>
    </button>
  );
}

interface TdProps extends ComponentPropsWithoutRef<"td"> {
  /** The column's heading, where each row is a list of its cells. */
  readonly dataLabel?: string;
  readonly isActionCell?: boolean;
}

export function Td({ dataLabel, isActionCell = false, className = "", ...props }: TdProps) {
  const action = isActionCell ? `${BLOCK}__action` : "";
  return <td className={`${BLOCK}__td ${action} ${className}`} role="cell" data-label={dataLabel} {...props} />;
}
