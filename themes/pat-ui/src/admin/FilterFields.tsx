import { Button, Checkbox, FormGroup, TextInput } from "@patternfly/react-core";
import { t } from "../shared/messages";
import { useTyped } from "../shared/useTyped";
import { holdsValue } from "../shared/values";
import { dayOf, startOf } from "./days";
import { NO_FILTERS, type RealmShown } from "./listQuery";

interface Props {
  readonly shown: RealmShown;
  /** Whether there are tokens of more than one owner. */
  readonly hasOwner: boolean;
  readonly onShow: (change: Partial<RealmShown>) => void;
}

const LENGTH = 255;

/** What else the list is filtered by. */
export function FilterFields({ shown, hasOwner, onShow }: Props) {
  return (
    <div className="kcpat-filters" role="group" aria-label={t("pat.admin.filters")} data-testid="pat-filter-fields">
      {hasOwner && <Words id="pat-owner" label={t("pat.admin.filter.owner")} value={shown.username} onChange={(username) => onShow({ username })} />}
      <Words id="pat-scope" label={t("pat.admin.filter.scope")} value={shown.scope} onChange={(scope) => onShow({ scope })} />
      <Words id="pat-application" label={t("pat.admin.filter.application")} value={shown.audience} onChange={(audience) => onShow({ audience })} />
      <Day
        id="pat-expires-before"
        label={t("pat.admin.filter.expiresBefore")}
        value={shown.expiresBefore}
        onChange={(expiresBefore) => onShow({ expiresBefore })}
      />
      <Day
        id="pat-unused-since"
        label={t("pat.admin.filter.unusedSince")}
        value={shown.unusedSince}
        onChange={(unusedSince) => onShow({ unusedSince })}
      />
      <div className="kcpat-filters-end">
        <Checkbox
          id="pat-violates"
          label={t("pat.admin.filter.violatesPolicy")}
          isChecked={shown.violatesPolicy === "true"}
          onChange={(_event, value) => onShow({ violatesPolicy: value ? "true" : "" })}
        />
        <Button variant="link" isInline onClick={() => onShow(NO_FILTERS)} data-testid="pat-clear-filters">
          {t("pat.admin.filters.clear")}
        </Button>
      </div>
    </div>
  );
}

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Is told once the typing pauses. A value that is pasted here by mistake goes nowhere: addresses are written into logs. */
export function Words({ id, label, value, onChange }: FieldProps) {
  const [typed, setTyped] = useTyped(value, (text) => onChange(text.trim()));
  return (
    <FormGroup label={label} fieldId={id}>
      <TextInput id={id} value={typed} maxLength={LENGTH} onChange={(_event, text) => setTyped(holdsValue(text) ? "" : text)} data-testid={id} />
    </FormGroup>
  );
}

/** A day of the browser's time zone, from its beginning. */
export function Day({ id, label, value, onChange }: FieldProps) {
  return (
    <FormGroup label={label} fieldId={id}>
      <TextInput id={id} type="date" value={dayOf(value)} onChange={(_event, day) => onChange(startOf(day))} data-testid={id} />
    </FormGroup>
  );
}
