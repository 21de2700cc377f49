import { Checkbox } from "@patternfly/react-core";
import { Field, controlOf } from "../shared/Field";
import { TextField, type TextFieldProps } from "../shared/TextField";
import { describeDuration, parseDuration } from "../shared/durations";
import { t } from "../shared/messages";

/** Of a field of a policy, as it is being written. */
export interface FieldProps<T> extends Pick<TextFieldProps, "id" | "label" | "help" | "error" | "warning"> {
  readonly isDisabled: boolean;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

const LENGTH = 255;
const LIST_LENGTH = 200 * (LENGTH + 1);

export function LineField(field: FieldProps<string>) {
  return <TextField {...field} maxLength={LENGTH} />;
}

/** Words, separated by spaces or commas. */
export function ListField(field: FieldProps<string>) {
  return <TextField {...field} maxLength={LIST_LENGTH} />;
}

/** Beside it stands what it means. */
export function DurationField(field: FieldProps<string>) {
  const duration = parseDuration(field.value);
  const meaning = duration === undefined ? "" : describeDuration(duration);
  return <TextField {...field} maxLength={LENGTH} beside={<output htmlFor={field.id}>{meaning}</output>} />;
}

export function FlagField({ value, onChange, isDisabled, ...field }: FieldProps<boolean>) {
  const { validated, ...control } = controlOf(field.id, field.error);
  return (
    <Field {...field}>
      <Checkbox
        {...control}
        label={t("pat.admin.yes")}
        isChecked={value}
        isDisabled={isDisabled}
        onChange={(_event, isChecked) => onChange(isChecked)}
      />
    </Field>
  );
}
