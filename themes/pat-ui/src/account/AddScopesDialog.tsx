import { useState } from "react";
import { Dialog } from "../shared/Dialog";
import { ScopePicker } from "../shared/ScopePicker";
import { t } from "../shared/messages";
import { useFilled } from "../shared/reauth";
import type { Grantable, Token } from "../shared/tokens";
import { isWords } from "./filled";

interface Props {
  readonly token: Token;
  readonly grantable: Grantable;
  readonly onAdd: (scopes: readonly string[]) => Promise<void>;
  readonly onClose: () => void;
}

const SCOPES = "pat-add-scopes";

/** Which scopes a token shall have besides those that it has. */
export function AddScopesDialog({ token, grantable, onAdd, onClose }: Props) {
  const place = `scopes ${token.id}`;
  const [chosen, setChosen] = useState(useFilled(place, isWords) ?? []);
  return (
    <Dialog
      title={t("pat.scopes.add.title", token.name)}
      action={t("pat.add")}
      isDisabled={chosen.length === 0}
      fields={{ scopes: SCOPES }}
      filled={{ place, values: chosen }}
      onAction={() => onAdd(chosen)}
      onClose={onClose}
    >
      {(faultAt) => (
        <ScopePicker
          scopes={grantable.scopes.filter(({ name }) => !token.scopes.includes(name))}
          chosen={chosen}
          onChange={setChosen}
          error={faultAt(SCOPES)}
          id={SCOPES}
        />
      )}
    </Dialog>
  );
}
