import { Button, type ButtonProps, Form, Modal, ModalVariant } from "@patternfly/react-core";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { ErrorAlert } from "./ErrorAlert";
import { focusField } from "./Field";
import { kindOf } from "./Notice";
import { errorText } from "./errors";
import { t } from "./messages";
import type { Filled } from "./reauth";
import { ApiError } from "./rest";
import { useStay } from "./useStay";

/** What is wrong with the control of this id. */
export type FaultAt = (id: string) => string | undefined;

interface Props {
  readonly title: string;
  /** What its button says. Without it there is nothing to do but to close. */
  readonly action?: string;
  /** In place of that button. */
  readonly instead?: ReactNode;
  readonly variant?: ButtonProps["variant"];
  readonly titleIconVariant?: "warning" | "danger";
  readonly isDisabled?: boolean;
  readonly isWide?: boolean;
  /** What it does. While it runs the dialog stays; if it is refused the dialog says why, and stays. */
  readonly onAction: () => Promise<void>;
  readonly onClose: () => void;
  /** What is filled in, kept if the action asks to sign in again. */
  readonly filled?: Filled;
  /** The controls at which a refusal is shown that names a field, by these names of the REST interface. All others stand on top. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly children: ReactNode | ((faultAt: FaultAt) => ReactNode);
}

const FORM_ID = "pat-dialog";

/** A question with a form, a button that does it and one that does not. Enter in a field does it. */
export function Dialog({
  title,
  action,
  instead,
  variant = "primary",
  titleIconVariant,
  isDisabled,
  isWide = false,
  onAction,
  onClose,
  filled,
  fields = {},
  children,
}: Props) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  useStay(busy); // what comes of it may be a value that is shown once
  const faulty = error instanceof ApiError && error.field ? fields[error.field] : undefined;
  useEffect(() => {
    if (faulty) {
      focusField(faulty);
    }
  }, [error, faulty]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || isDisabled || !action) {
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      await onAction();
    } catch (refused) {
      setError(refused);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Modal
      isOpen
      variant={isWide ? ModalVariant.medium : ModalVariant.small}
      className="kcpat-dialog"
      title={title}
      titleIconVariant={titleIconVariant}
      titleLabel={titleIconVariant && kindOf(titleIconVariant)}
      onClose={busy ? undefined : onClose}
      actions={[
        action ? (
          <Button
            key="action"
            type="submit"
            form={FORM_ID}
            variant={variant}
            isDisabled={isDisabled || busy}
            isLoading={busy}
            spinnerAriaLabel={t("pat.loading")}
            data-testid="pat-dialog-action"
          >
            {action}
          </Button>
        ) : (
          instead
        ),
        <Button key="cancel" variant="link" isDisabled={busy} onClick={onClose} data-testid="pat-dialog-cancel">
          {action ? t("pat.cancel") : t("pat.close")}
        </Button>,
      ]}
    >
      <Form id={FORM_ID} onSubmit={(event) => void submit(event)}>
        {error !== undefined && !faulty && <ErrorAlert error={error} filled={filled} />}
        {typeof children === "function" ? children((id) => (id === faulty ? errorText(error) : undefined)) : children}
      </Form>
    </Modal>
  );
}
