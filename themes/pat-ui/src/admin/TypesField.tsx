import { Button, TextInput } from "@patternfly/react-core";
import { PlusCircleIcon, TrashIcon } from "@patternfly/react-icons";
import { Field, focusField } from "../shared/Field";
import { WordsInput } from "../shared/WordsInput";
import { t } from "../shared/messages";
import type { FieldProps } from "./PolicyFields";
import type { TypeRow } from "./policyDraft";

const LENGTH = 255;

/** Types of entities, each with what may be done with them. */
export function TypesField({ value: rows, onChange, isDisabled, ...field }: FieldProps<readonly TypeRow[]>) {
  const { id } = field;
  const replace = (at: number, row: TypeRow) => onChange(rows.map((one, index) => (index === at ? row : one)));
  const remove = (at: number) => {
    onChange(rows.filter((_, index) => index !== at));
    focusField(`${id}-add`);
  };
  return (
    <Field {...field} isGroup>
      <div className="kcpat-stack">
        {rows.map((row, at) => (
          <Row
            // Rows have no identity, and all that is typed is in `row`.
            key={at}
            id={`${id}-${at + 1}`}
            number={at + 1}
            row={row}
            isDisabled={isDisabled}
            onChange={(changed) => replace(at, changed)}
            onRemove={() => remove(at)}
          />
        ))}
        {isDisabled ? (
          rows.length === 0 && t("pat.none")
        ) : (
          <div>
            <Button
              variant="link"
              isInline
              id={`${id}-add`}
              icon={<PlusCircleIcon />}
              onClick={() => onChange([...rows, { type: "", actions: [] }])}
              data-testid={`${id}-add`}
            >
              {t("pat.admin.policy.types.add")}
            </Button>
          </div>
        )}
      </div>
    </Field>
  );
}

interface RowProps {
  readonly id: string;
  readonly number: number;
  readonly row: TypeRow;
  readonly isDisabled: boolean;
  readonly onChange: (row: TypeRow) => void;
  readonly onRemove: () => void;
}

function Row({ id, number, row, isDisabled, onChange, onRemove }: RowProps) {
  return (
    <div className="kcpat-permission-head" role="group" aria-label={t("pat.admin.policy.types.one", number)}>
      <TextInput
        value={row.type}
        isDisabled={isDisabled}
        maxLength={LENGTH}
        onChange={(_event, type) => onChange({ ...row, type })}
        placeholder={t("pat.permissions.type")}
        aria-label={t("pat.permissions.type")}
        autoComplete="off"
        data-testid={`${id}-type`}
      />
      <WordsInput
        words={row.actions}
        onWords={(actions) => onChange({ ...row, actions })}
        isDisabled={isDisabled}
        placeholder={t("pat.permissions.actions")}
        aria-label={t("pat.permissions.actions")}
        data-testid={`${id}-actions`}
      />
      {!isDisabled && (
        <Button variant="plain" aria-label={t("pat.admin.policy.types.remove", number)} onClick={onRemove} data-testid={`${id}-remove`}>
          <TrashIcon />
        </Button>
      )}
    </div>
  );
}
