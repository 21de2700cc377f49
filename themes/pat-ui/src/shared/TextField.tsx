import { TextInput } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { Field, controlOf } from "./Field";

export interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string;
  readonly warning?: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  /** Right of the text, which is a short one then. */
  readonly beside?: ReactNode;
}

/** A line of text in a form. */
export function TextField({ value, onChange, maxLength, isDisabled, beside, ...field }: TextFieldProps) {
  const input = (
    <TextInput
      {...controlOf(field.id, field.error)}
      value={value}
      onChange={(_event, typed) => onChange(typed)}
      maxLength={maxLength}
      isRequired={field.isRequired}
      isDisabled={isDisabled}
      autoComplete="off"
    />
  );
  return (
    <Field {...field}>
      {beside === undefined ? (
        input
      ) : (
        <div className="kcpat-short">
          {input}
          {beside}
        </div>
      )}
    </Field>
  );
}
