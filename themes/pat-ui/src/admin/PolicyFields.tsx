import { Checkbox, TextInput } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { Field, controlOf } from "../shared/Field";
import { describeDuration, parseDuration } from "../shared/durations";
import { t } from "../shared/messages";

export interface FieldProps<T> {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly error: string | undefined;
  readonly warning: ReactNode;
  readonly isDisabled: boolean;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

const LENGTH = 255;
const NAMES_LENGTH = 200 * (LENGTH + 1);

export function FlagField({ value, onChange, isDisabled, ...field }: FieldProps<boolean>) {
  const { id } = field;
  return (
    <Field {...field}>
      <Checkbox
        id={id}
        label={t("pat.admin.yes")}
        aria-describedby={controlOf(id, undefined)["aria-describedby"]}
        isChecked={value}
        isDisabled={isDisabled}
        onChange={(_event, isChecked) => onChange(isChecked)}
        data-testid={id}
      />
    </Field>
  );
}

interface TextProps extends FieldProps<string> {
  /** Whether it is a list of words. */
  readonly isLong?: boolean;
}

export function TextField({ isLong, ...field }: TextProps) {
  return (
    <Field {...field}>
      <Text {...field} maxLength={isLong ? NAMES_LENGTH : LENGTH} />
    </Field>
  );
}

/** Beside it stands what it means. */
export function DurationField(field: FieldProps<string>) {
  const duration = parseDuration(field.value);
  return (
    <Field {...field}>
      <div className="kcpat-duration">
        <Text {...field} maxLength={LENGTH} />
        <output htmlFor={field.id}>{duration === undefined ? "" : describeDuration(duration)}</output>
      </div>
    </Field>
  );
}

interface InputProps extends FieldProps<string> {
  readonly maxLength: number;
}

function Text({ id, error, value, onChange, isDisabled, maxLength }: InputProps) {
  return (
    <TextInput
      {...controlOf(id, error)}
      value={value}
      isDisabled={isDisabled}
      maxLength={maxLength}
      onChange={(_event, typed) => onChange(typed)}
      autoComplete="off"
      spellCheck={false}
    />
  );
}
