import { FormGroup, TextInput } from "@patternfly/react-core";
import { type ReactNode, useState } from "react";
import { Dialog } from "./Dialog";
import { t } from "./messages";

interface Props {
  readonly title: string;
  /** What has to be typed before it can be done. */
  readonly word: string;
  readonly action: string;
  /** Whether something else keeps it from being done. */
  readonly isDisabled?: boolean;
  readonly onAction: () => Promise<void>;
  readonly onClose: () => void;
  /** What will happen. */
  readonly children: ReactNode;
}

/** Without differences that nobody can see, or type. */
function asSeen(text: string): string {
  return text.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/\s+/g, " ").trim();
}

/** Asks before something that can't be undone, and wants a word typed. */
export function TypedConfirmation({ word, isDisabled = false, children, ...dialog }: Props) {
  const [typed, setTyped] = useState("");
  return (
    <Dialog {...dialog} variant="danger" titleIconVariant="warning" isDisabled={isDisabled || asSeen(typed) !== asSeen(word)}>
      <div>{children}</div>
      <FormGroup label={t("pat.confirm.type", word)} fieldId="pat-confirm">
        <TextInput
          id="pat-confirm"
          value={typed}
          onChange={(_event, value) => setTyped(value)}
          autoComplete="off"
          autoFocus
          data-testid="pat-confirm"
        />
      </FormGroup>
    </Dialog>
  );
}
