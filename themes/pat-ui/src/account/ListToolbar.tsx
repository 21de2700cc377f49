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
import { useEffect, useRef, useState } from "react";
import { Paging } from "../shared/Paging";
import { t } from "../shared/messages";
import type { StatusFilter } from "../shared/tokens";
import { holdsValue } from "../shared/values";
import { PER_PAGE, type Shown, STATUSES } from "./listQuery";

interface Props {
  readonly shown: Shown;
  readonly total: number;
  readonly onShow: (change: Partial<Shown>) => void;
  /** Below the list there is paging alone. */
  readonly isBelow?: boolean;
}

const TYPING_MS = 300;
const SEARCH_LENGTH = 255;
/** What a list shows of a value. */
const HINT_LENGTH = 4;

/** What the list shows, and which part of it. */
export function ListToolbar({ shown, total, onShow, isBelow = false }: Props) {
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
  const [typed, setTyped] = useState(search);
  const latest = useRef(onSearch);
  latest.current = onSearch;
  useEffect(() => setTyped(search), [search]);
  useEffect(() => {
    if (typed === search) {
      return undefined;
    }
    const timer = window.setTimeout(() => latest.current(typed), TYPING_MS);
    return () => window.clearTimeout(timer);
  }, [typed, search]);
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

function Pages({ shown, total, onShow, isBelow }: Required<Props>) {
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
