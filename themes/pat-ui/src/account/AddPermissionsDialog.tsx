import { useState } from "react";
import { Dialog } from "../shared/Dialog";
import { PermissionBuilder, isCompleteDetail } from "../shared/PermissionBuilder";
import { t } from "../shared/messages";
import { useFilled } from "../shared/reauth";
import type { DetailInput, Grantable, Token } from "../shared/tokens";
import { isDetails } from "./filled";

interface Props {
  readonly token: Token;
  readonly types: Grantable["authorizationDetailTypes"];
  readonly onAdd: (details: readonly DetailInput[]) => Promise<void>;
  readonly onClose: () => void;
}

const PERMISSIONS = "pat-add-permissions";

/** Which entities a token shall be good for besides those that it is. */
export function AddPermissionsDialog({ token, types, onAdd, onClose }: Props) {
  const place = `permissions ${token.id}`;
  const [details, setDetails] = useState(useFilled(place, isDetails) ?? [empty(types)]);
  return (
    <Dialog
      title={t("pat.permissions.add.title", token.name)}
      action={t("pat.add")}
      isDisabled={details.length === 0 || !details.every(isCompleteDetail)}
      fields={{ authorizationDetails: PERMISSIONS }}
      filled={{ place, values: details }}
      onAction={() => onAdd(details)}
      onClose={onClose}
    >
      {(faultAt) => (
        <PermissionBuilder types={types} value={details} onChange={setDetails} error={faultAt(PERMISSIONS)} id={PERMISSIONS} />
      )}
    </Dialog>
  );
}

function empty(types: Grantable["authorizationDetailTypes"]): DetailInput {
  return { type: Object.keys(types)[0] ?? "", actions: [], identifiers: [] };
}
