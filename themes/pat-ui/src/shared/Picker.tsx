import { Checkbox, SearchInput } from "@patternfly/react-core";
import { useState } from "react";
import { t } from "./messages";

export interface Pickable {
  readonly name: string;
  readonly description?: string | null;
}

interface Props {
  readonly items: readonly Pickable[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly id: string;
  /** What is searched, for screen readers. */
  readonly searchLabel: string;
  /** Items of one word stand together below it; those of an empty word come first. */
  readonly groupOf?: (name: string) => string;
  /** What stands for a list without items. */
  readonly none: string;
}

/** With fewer items all are seen at once. */
const SEARCHED_FROM = 8;

/** Some of many, with a search. */
export function Picker({ items, chosen, onChange, id, searchLabel, groupOf = () => "", none }: Props) {
  const [search, setSearch] = useState("");
  if (items.length === 0) {
    return <div data-testid={`${id}-none`}>{none}</div>;
  }
  const shown = items.filter((item) => matches(item, search));
  const groups = [...new Set(shown.map(({ name }) => groupOf(name)))].sort();
  const toggle = (name: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, name] : chosen.filter((one) => one !== name));
  return (
    <>
      {items.length >= SEARCHED_FROM && (
        <SearchInput
          value={search}
          onChange={(_event, value) => setSearch(value)}
          onClear={() => setSearch("")}
          placeholder={searchLabel}
          aria-label={searchLabel}
          resetButtonLabel={t("pat.search.clear")}
          className="kcpat-picker-search"
          data-testid={`${id}-search`}
        />
      )}
      <div className="kcpat-picker" data-testid={`${id}-items`}>
        {groups.map((group) => (
          <div key={group} role={group ? "group" : undefined} aria-label={group || undefined} className="kcpat-picker-group">
            {group && (
              <div className="kcpat-picker-title" aria-hidden>
                {group}
              </div>
            )}
            {shown
              .filter(({ name }) => groupOf(name) === group)
              .map(({ name, description }) => (
                <Checkbox
                  key={name}
                  id={`${id}-${name}`}
                  label={name}
                  description={description}
                  isChecked={chosen.includes(name)}
                  onChange={(_event, isChosen) => toggle(name, isChosen)}
                />
              ))}
          </div>
        ))}
        {shown.length === 0 && <div>{t("pat.picker.noHits")}</div>}
      </div>
      <div className="kcpat-picker-count" aria-live="polite" data-testid={`${id}-count`}>
        {t("pat.picker.count", chosen.length)}
      </div>
    </>
  );
}

function matches({ name, description }: Pickable, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return `${name} ${description ?? ""}`.toLowerCase().includes(wanted);
}
