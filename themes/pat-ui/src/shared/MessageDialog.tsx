import { Button, Modal, ModalVariant } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { t } from "./messages";

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** Beside 'Close'. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** Says something that there is nothing to decide about. */
export function MessageDialog({ title, onClose, action, children }: Props) {
  return (
    <Modal
      isOpen
      variant={ModalVariant.small}
      title={title}
      onClose={onClose}
      data-testid="pat-message"
      actions={[
        action,
        <Button key="close" variant="link" onClick={onClose} data-testid="pat-message-close">
          {t("pat.close")}
        </Button>,
      ]}
    >
      {children}
    </Modal>
  );
}
