import { Checkbox, FormGroup, TextInput } from "@patternfly/react-core";
import { useState } from "react";
import { Dialog } from "./Dialog";
import { t } from "./messages";
import type { Revocation } from "./tokens";

interface Props {
  readonly name: string;
  readonly onRevoke: (revocation: Revocation) => Promise<void>;
  readonly onClose: () => void;
}

const REASON_LENGTH = 255;

/** Ends a token: why, whether others may have its value, and whether what it made ends too. */
export function RevokeDialog({ name, onRevoke, onClose }: Props) {
  const [reason, setReason] = useState("");
  const [compromised, setCompromised] = useState(false);
  const [descendants, setDescendants] = useState(false);
  return (
    <Dialog
      title={t("pat.revoke.title", name)}
      action={t("pat.revoke")}
      variant="danger"
      titleIconVariant="warning"
      onAction={() => onRevoke({ reason: reason.trim() || undefined, compromised, descendants })}
      onClose={onClose}
    >
      <div>{t("pat.revoke.help")}</div>
      <FormGroup label={t("pat.revoke.reason")} fieldId="pat-reason">
        <TextInput
          id="pat-reason"
          value={reason}
          maxLength={REASON_LENGTH}
          onChange={(_event, value) => setReason(value)}
          autoFocus
          data-testid="pat-reason"
        />
      </FormGroup>
      <Checkbox
        id="pat-compromised"
        label={t("pat.revoke.compromised")}
        description={t("pat.revoke.compromised.help")}
        isChecked={compromised}
        onChange={(_event, value) => setCompromised(value)}
      />
      <Checkbox
        id="pat-descendants"
        label={t("pat.revoke.descendants")}
        description={t("pat.revoke.descendants.help")}
        isChecked={descendants}
        onChange={(_event, value) => setDescendants(value)}
      />
    </Dialog>
  );
}
