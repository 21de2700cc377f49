import { FormGroup, FormHelperText, HelperText, HelperTextItem } from "@patternfly/react-core";
import type { ReactNode } from "react";

interface Props {
  readonly label: string;
  /** Of the control, or of the group of controls. */
  readonly id: string;
  readonly help?: ReactNode;
  /** What is wrong with it. */
  readonly error?: string;
  /** What should be known of what is there. */
  readonly warning?: ReactNode;
  readonly isRequired?: boolean;
  /** Whether it is several controls, which get the label as a group. */
  readonly isGroup?: boolean;
  readonly children: ReactNode;
}

/** A control of a form with its label, its help and what is wrong with it. */
export function Field({ label, id, help, error, warning, isRequired, isGroup = false, children }: Props) {
  return (
    <FormGroup
      label={label}
      fieldId={id}
      isRequired={isRequired}
      role={isGroup ? "group" : undefined}
      {...(isGroup ? { id, tabIndex: -1 } : {})}
      aria-describedby={isGroup ? describedBy(id) : undefined}
    >
      {children}
      <FormHelperText>
        <HelperText id={describedBy(id)} isLiveRegion>
          {error && (
            <HelperTextItem variant="error" hasIcon data-testid={`${id}-error`}>
              {error}
            </HelperTextItem>
          )}
          {warning && (
            <HelperTextItem variant="warning" hasIcon data-testid={`${id}-warning`}>
              {warning}
            </HelperTextItem>
          )}
          {help && <HelperTextItem>{help}</HelperTextItem>}
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}

/** What a control says of itself: `<TextInput {...controlOf(id, error)} />`. */
export function controlOf(id: string, error: string | undefined) {
  return { id, "aria-describedby": describedBy(id), validated: error ? "error" : "default", "data-testid": id } as const;
}

/** Leads to a field in error: to its control, or to the first one of its group. */
export function focusField(id: string): void {
  const field = document.getElementById(id);
  const control = field?.matches("input, textarea, select") ? field : field?.querySelector<HTMLElement>("input, textarea, select, button");
  (control ?? field)?.focus();
}

function describedBy(id: string): string {
  return `${id}-help`;
}
