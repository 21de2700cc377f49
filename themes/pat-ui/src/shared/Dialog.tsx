import { Button, type ButtonProps, Form, Modal, ModalVariant } from "@patternfly/react-core";
import { type FormEvent, type ReactNode, useState } from "react";
import { ErrorAlert } from "./ErrorAlert";
import { t } from "./messages";

interface Props {
  readonly title: string;
  /** What its button says. */
  readonly action: string;
  readonly variant?: ButtonProps["variant"];
  readonly titleIconVariant?: "warning" | "danger";
  readonly isDisabled?: boolean;
  /** What it does. While it runs the dialog stays; if it is refused the dialog says why, and stays. */
  readonly onAction: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const FORM_ID = "pat-dialog";

/** A question with a form, a button that does it and one that does not. Enter in a field does it. */
export function Dialog({ title, action, variant = "primary", titleIconVariant, isDisabled, onAction, onClose, children }: Props) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || isDisabled) {
      return;
    }
    setBusy(true);
    setError(undefined);
    try {
      await onAction();
    } catch (refused) {
      setError(refused);
      setBusy(false);
    }
  };

  return (
    <Modal
      isOpen
      variant={ModalVariant.small}
      title={title}
      titleIconVariant={titleIconVariant}
      onClose={busy ? undefined : onClose}
      actions={[
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
        </Button>,
        <Button key="cancel" variant="link" isDisabled={busy} onClick={onClose} data-testid="pat-dialog-cancel">
          {t("pat.cancel")}
        </Button>,
      ]}
    >
      <Form id={FORM_ID} onSubmit={(event) => void submit(event)}>
        {error !== undefined && <ErrorAlert error={error} />}
        {children}
      </Form>
    </Modal>
  );
}
