import { TextInput } from "@patternfly/react-core";
import { useState } from "react";
import { Dialog } from "../shared/Dialog";
import { Field, controlOf } from "../shared/Field";
import { t } from "../shared/messages";
import type { Token, TokenUpdate } from "../shared/tokens";
import { holdsValue, textError } from "../shared/values";
import { DESCRIPTION_LENGTH, NAME_LENGTH } from "../shared/formValues";

interface Props {
  readonly token: Token;
  readonly onSave: (update: TokenUpdate) => Promise<void>;
  readonly onClose: () => void;
}

const NAME = "pat-edit-name";
const DESCRIPTION = "pat-edit-description";

/** Gives a token another name or description. */
export function EditDialog({ token, onSave, onClose }: Props) {
  const [name, setName] = useState(token.name);
  const [description, setDescription] = useState(token.description ?? "");
  return (
    <Dialog
      title={t("pat.edit.title", token.name)}
      action={t("pat.save")}
      isDisabled={name.trim() === "" || holdsValue(name) || holdsValue(description)}
      fields={{ name: NAME, description: DESCRIPTION }}
      onAction={() => onSave({ name: name.trim(), description: description.trim() })}
      onClose={onClose}
    >
      {(faultAt) => {
        const nameError = textError(name) ?? faultAt(NAME);
        const descriptionError = textError(description) ?? faultAt(DESCRIPTION);
        return (
          <>
            <Field label={t("pat.name")} id={NAME} error={nameError} isRequired>
              <TextInput
                {...controlOf(NAME, nameError)}
                value={name}
                maxLength={NAME_LENGTH}
                onChange={(_event, value) => setName(value)}
                isRequired
                autoFocus
              />
            </Field>
            <Field label={t("pat.description")} id={DESCRIPTION} error={descriptionError}>
              <TextInput
                {...controlOf(DESCRIPTION, descriptionError)}
                value={description}
                maxLength={DESCRIPTION_LENGTH}
                onChange={(_event, value) => setDescription(value)}
              />
            </Field>
          </>
        );
      }}
    </Dialog>
  );
}
