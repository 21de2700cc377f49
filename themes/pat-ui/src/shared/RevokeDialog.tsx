import { Checkbox, TextInput } from "@patternfly/react-core";
import { useState } from "react";
import { Dialog } from "./Dialog";
import { Field, controlOf } from "./Field";
import { t } from "./messages";
import type { Revocation } from "./tokens";
import { holdsValue, textError } from "./values";

interface Props {
  readonly name: string;
  readonly onRevoke: (revocation: Revocation) => Promise<void>;
  readonly onClose: () => void;
}

const REASON = "pat-reason";
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
      isDisabled={holdsValue(reason)}
      fields={{ reason: REASON }}
      onAction={() => onRevoke({ reason: reason.trim() || undefined, compromised, descendants })}
      onClose={onClose}
    >
      {(faultAt) => (
        <>
          <div>{t("pat.revoke.help")}</div>
          <ReasonField reason={reason} error={textError(reason) ?? faultAt(REASON)} onChange={setReason} />
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
        </>
      )}
    </Dialog>
  );
}

interface ReasonProps {
  readonly reason: string;
  readonly error: string | undefined;
  readonly onChange: (reason: string) => void;
}

function ReasonField({ reason, error, onChange }: ReasonProps) {
  return (
    <Field label={t("pat.revoke.reason")} id={REASON} error={error}>
      <TextInput
        {...controlOf(REASON, error)}
        value={reason}
        maxLength={REASON_LENGTH}
        onChange={(_event, value) => onChange(value)}
        autoFocus
      />
    </Field>
  );
}
