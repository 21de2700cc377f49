import { Button, Checkbox, FormSelect, FormSelectOption, Radio } from "@patternfly/react-core";
import { PlusCircleIcon, TrashIcon } from "@patternfly/react-icons";
import { Field } from "./Field";
import { WordsInput } from "./WordsInput";
import { t } from "./messages";
import type { DetailInput, Grantable } from "./tokens";

type Types = Grantable["authorizationDetailTypes"];

interface Props {
  readonly types: Types;
  readonly value: readonly DetailInput[];
  readonly onChange: (value: readonly DetailInput[]) => void;
  readonly error?: string;
  readonly id?: string;
}

const ALL = "*";

/** What a token may do with which entities: type, actions, ids or all of them. */
export function PermissionBuilder({ types, value, onChange, error, id = "pat-permissions" }: Props) {
  const first = Object.keys(types)[0];
  if (first === undefined) {
    return null;
  }
  const replace = (at: number, detail: DetailInput) => onChange(value.map((one, index) => (index === at ? detail : one)));
  return (
    <Field label={t("pat.permissions")} id={id} help={t("pat.permissions.help")} error={error} isGroup>
      {value.map((detail, at) => (
        <Permission
          // Permissions have no identity before they are made, and all that is typed is in `detail`.
          key={at}
          types={types}
          detail={detail}
          number={at + 1}
          id={`${id}-${at + 1}`}
          onChange={(changed) => replace(at, changed)}
          onRemove={() => onChange(value.filter((_, index) => index !== at))}
        />
      ))}
      <Button
        variant="link"
        isInline
        icon={<PlusCircleIcon />}
        onClick={() => onChange([...value, { type: first, actions: [], identifiers: [] }])}
        data-testid={`${id}-add`}
      >
        {t("pat.permissions.add")}
      </Button>
    </Field>
  );
}

/** Whether nothing is left open. */
export function isCompleteDetail({ actions, identifiers }: DetailInput): boolean {
  return actions.length > 0 && identifiers.length > 0;
}

interface PermissionProps {
  readonly types: Types;
  readonly detail: DetailInput;
  readonly number: number;
  readonly id: string;
  readonly onChange: (detail: DetailInput) => void;
  readonly onRemove: () => void;
}

function Permission({ types, detail, number, id, onChange, onRemove }: PermissionProps) {
  const { type, actions, identifiers } = detail;
  const isAll = identifiers.includes(ALL);
  const toggle = (action: string, isChosen: boolean) =>
    onChange({ ...detail, actions: isChosen ? [...actions, action] : actions.filter((one) => one !== action) });
  return (
    <div className="kcpat-permission" role="group" aria-label={t("pat.permissions.one", number)} data-testid={id}>
      <div className="kcpat-permission-head">
        <FormSelect
          value={type}
          onChange={(_event, chosen) => onChange({ ...detail, type: chosen, actions: [] })}
          aria-label={t("pat.permissions.type")}
          data-testid={`${id}-type`}
        >
          {Object.keys(types).map((name) => (
            <FormSelectOption key={name} value={name} label={name} />
          ))}
        </FormSelect>
        <Button variant="plain" aria-label={t("pat.permissions.remove", number)} onClick={onRemove} data-testid={`${id}-remove`}>
          <TrashIcon />
        </Button>
      </div>
      <div className="kcpat-choices" role="group" aria-label={t("pat.permissions.actions")}>
        {(types[type] ?? []).map((action) => (
          <Checkbox
            key={action}
            id={`${id}-action-${action}`}
            label={action}
            isChecked={actions.includes(action)}
            onChange={(_event, isChosen) => toggle(action, isChosen)}
          />
        ))}
      </div>
      <div className="kcpat-choices" role="radiogroup" aria-label={t("pat.permissions.which")}>
        <Radio
          id={`${id}-some`}
          name={`${id}-which`}
          label={t("pat.permissions.some")}
          isChecked={!isAll}
          onChange={() => onChange({ ...detail, identifiers: [] })}
        />
        <Radio
          id={`${id}-all`}
          name={`${id}-which`}
          label={t("pat.permissions.all")}
          isChecked={isAll}
          onChange={() => onChange({ ...detail, identifiers: [ALL] })}
        />
      </div>
      {!isAll && (
        <WordsInput
          id={`${id}-ids`}
          words={identifiers}
          onWords={(ids) => onChange({ ...detail, identifiers: ids.filter((one) => one !== ALL) })}
          placeholder={t("pat.permissions.ids")}
          aria-label={t("pat.permissions.ids")}
          data-testid={`${id}-ids`}
        />
      )}
    </div>
  );
}
