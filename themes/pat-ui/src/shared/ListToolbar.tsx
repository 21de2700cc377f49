import {
  MenuToggle,
  SearchInput,
  Select,
  SelectList,
  SelectOption,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { Paging } from "./Paging";
import { PER_PAGE, type Shown, STATUSES } from "./listQuery";
import { t } from "./messages";
import type { StatusFilter } from "./tokens";
import { useTyped } from "./useTyped";
import { holdsValue } from "./values";

interface Props {
  readonly shown: Shown;
  readonly total: number;
  readonly onShow: (change: Partial<Shown>) => void;
  /** Below the list there is paging alone. */
  readonly isBelow?: boolean;
  /** Between the search and the paging. */
  readonly children?: ReactNode;
}

const SEARCH_LENGTH = 255;
/** What a list shows of a value. */
const HINT_LENGTH = 4;

/** What the list shows, and which part of it. */
export function ListToolbar({ shown, total, onShow, isBelow = false, children }: Props) {
  const paging = <Pages shown={shown} total={total} onShow={onShow} isBelow={isBelow} />;
  if (isBelow) {
    return paging;
  }
  return (
    <Toolbar inset={{ default: "insetNone" }} data-testid="pat-toolbar">
      <ToolbarContent>
        <ToolbarItem>
          <StatusSelect status={shown.status} onSelect={(status) => onShow({ status })} />
        </ToolbarItem>
        <ToolbarItem variant="search-filter">
          <Search search={shown.search} onSearch={(search) => onShow({ search })} />
        </ToolbarItem>
        {children}
        <ToolbarItem variant="pagination">{paging}</ToolbarItem>
      </ToolbarContent>
    </Toolbar>
  );
}

function StatusSelect({ status, onSelect }: { readonly status: StatusFilter; readonly onSelect: (status: StatusFilter) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <Select
      isOpen={open}
      selected={status}
      onOpenChange={setOpen}
      onSelect={(_event, value) => {
        setOpen(false);
        onSelect(value as StatusFilter);
      }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          isExpanded={open}
          onClick={() => setOpen((before) => !before)}
          aria-label={`${t("pat.status")}: ${statusText(status)}`}
          data-testid="pat-status-filter"
        >
          {statusText(status)}
        </MenuToggle>
      )}
    >
      <SelectList aria-label={t("pat.status")}>
        {STATUSES.map((one) => (
          <SelectOption key={one} value={one} data-testid={`pat-status-${one}`}>
            {statusText(one)}
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
}

export function statusText(status: StatusFilter): string {
  switch (status) {
    case "active":
      return t("pat.filter.active");
    case "expired":
      return t("pat.filter.expired");
    case "revoked":
      return t("pat.filter.revoked");
    case "all":
      return t("pat.filter.all");
  }
}

/** Asks once the typing pauses. A token's value is found by its last characters, which lists show: the whole is never asked for. */
function Search({ search, onSearch }: { readonly search: string; readonly onSearch: (search: string) => void }) {
  const [typed, setTyped] = useTyped(search, onSearch);
  const type = (value: string) => {
    const text = value.slice(0, SEARCH_LENGTH);
    setTyped(holdsValue(text) ? text.trim().slice(-HINT_LENGTH) : text);
  };
  return (
    <SearchInput
      value={typed}
      onChange={(_event, value) => type(value)}
      onSearch={() => typed !== search && onSearch(typed)}
      onClear={() => {
        setTyped("");
        onSearch("");
      }}
      placeholder={t("pat.search")}
      aria-label={t("pat.search")}
      submitSearchButtonLabel={t("pat.search")}
      resetButtonLabel={t("pat.search.clear")}
      data-testid="pat-search"
    />
  );
}

function Pages({ shown, total, onShow, isBelow }: Required<Omit<Props, "children">>) {
  return (
    <Paging
      id={isBelow ? "pat-paging-below" : "pat-paging"}
      label={isBelow ? t("pat.paging.below") : t("pat.paging")}
      total={total}
      page={shown.page}
      perPage={shown.perPage}
      sizes={PER_PAGE}
      onPage={(page) => onShow({ page })}
      onPerPage={(perPage) => onShow({ perPage })}
      isBelow={isBelow}
    />
  );
}
