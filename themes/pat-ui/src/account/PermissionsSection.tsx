import { Button } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { useAlerts } from "../shared/Alerts";
import { Dialog } from "../shared/Dialog";
import { Labels } from "../shared/Labels";
import { Section } from "../shared/Section";
import { t } from "../shared/messages";
import { waitingPlace } from "../shared/reauth";
import { addRights, type Detail, removeAllRights, removeDetail, type Token, updateToken } from "../shared/tokens";
import { AddPermissionsDialog } from "./AddPermissionsDialog";
import { RemoveButton } from "./RemoveButton";
import type { PartProps } from "./part";
import { useRowFocus } from "./useRowFocus";

const ID = "pat-permissions";

type Open = { readonly kind: "add" | "all" } | { readonly kind: "one"; readonly detail: Detail };

/** What a token may do with particular entities. Not shown where the realm knows none and the token has none. */
export function PermissionsSection({ token, grantable, onChanged }: PartProps) {
  const [open, setOpen] = useState<Open | undefined>(() => (isWaiting(token) ? { kind: "add" } : undefined));
  const tell = useAlerts();
  const details = token.authorizationDetails;
  const rowGoes = useRowFocus(ID, details.length);
  const types = grantable?.authorizationDetailTypes ?? {};
  const isAddable = token.status === "ACTIVE" && Object.keys(types).length > 0;
  const close = () => setOpen(undefined);
  const done = (text: string) => {
    tell(text);
    close();
    onChanged();
  };
  if (!isAddable && details.length === 0) {
    return null;
  }
  return (
    <Section
      id={ID}
      title={t("pat.permissions")}
      actions={
        <>
          {isAddable && (
            <Button variant="secondary" onClick={() => setOpen({ kind: "add" })} data-testid="pat-permissions-add">
              {t("pat.permissions.add")}
            </Button>
          )}
          {details.length > 0 && (
            <Button variant="link" isDanger onClick={() => setOpen({ kind: "all" })} data-testid="pat-permissions-removeAll">
              {t("pat.removeAll")}
            </Button>
          )}
        </>
      }
    >
      {details.length === 0 ? (
        <p>{t("pat.permissions.empty")}</p>
      ) : (
        <Permissions details={details} onRemove={(detail) => setOpen({ kind: "one", detail })} />
      )}
      {open?.kind === "add" && isAddable && (
        <AddPermissionsDialog
          token={token}
          types={types}
          onClose={close}
          onAdd={async (added) => {
            await addRights(token.id, { authorizationDetails: added });
            done(t("pat.permissions.added", added.length));
          }}
        />
      )}
      {open?.kind === "one" && (
        <Dialog
          title={t("pat.permissions.remove.title", open.detail.type)}
          action={t("pat.remove")}
          variant="danger"
          titleIconVariant="warning"
          onClose={close}
          onAction={async () => {
            await removeDetail(token.id, open.detail.id);
            rowGoes(details.indexOf(open.detail));
            done(t("pat.permissions.removed", open.detail.type));
          }}
        >
          <div>{t("pat.permissions.remove.help", open.detail.actions.join(", "), entities(open.detail))}</div>
        </Dialog>
      )}
      {open?.kind === "all" && (
        <Dialog
          title={t("pat.permissions.removeAll.title", details.length)}
          action={t("pat.removeAll")}
          variant="danger"
          titleIconVariant="warning"
          onClose={close}
          onAction={async () => {
            await removePermissions(token);
            rowGoes(0);
            done(t("pat.permissions.removedAll"));
          }}
        >
          <div>{t("pat.permissions.removeAll.help")}</div>
        </Dialog>
      )}
    </Section>
  );
}

/** Whether the dialog was left to sign in again. */
function isWaiting({ id }: Token): boolean {
  return waitingPlace() === `permissions ${id}`;
}

/** The call for everything takes scopes as well. */
async function removePermissions(token: Token): Promise<void> {
  if (token.scopes.length === 0) {
    await removeAllRights(token.id);
  } else {
    await updateToken(token.id, { authorizationDetails: [] });
  }
}

function entities({ identifiers }: Detail): string {
  return isAll(identifiers) ? t("pat.permissions.all") : identifiers.join(", ");
}

function isAll(identifiers: readonly string[]): boolean {
  return identifiers.includes("*");
}

interface PermissionsProps {
  readonly details: readonly Detail[];
  readonly onRemove: (detail: Detail) => void;
}

function Permissions({ details, onRemove }: PermissionsProps) {
  return (
    <Table variant="compact" aria-label={t("pat.permissions")} data-testid="pat-permissions-table">
      <Thead>
        <Tr>
          <Th>{t("pat.permissions.type")}</Th>
          <Th>{t("pat.permissions.actions")}</Th>
          <Th>{t("pat.permissions.entities")}</Th>
          <Th screenReaderText={t("pat.actions")} />
        </Tr>
      </Thead>
      <Tbody>
        {details.map((detail) => (
          <Tr key={detail.id} data-testid="pat-permission-row">
            <Td dataLabel={t("pat.permissions.type")} className="kcpat-name">
              {detail.type}
            </Td>
            <Td dataLabel={t("pat.permissions.actions")}>
              <Labels items={detail.actions} name={t("pat.permissions.actions")} shown={9} />
            </Td>
            <Td dataLabel={t("pat.permissions.entities")} className="kcpat-name">
              {isAll(detail.identifiers) ? (
                t("pat.permissions.all")
              ) : (
                <Labels items={detail.identifiers} name={t("pat.permissions.entities")} shown={9} />
              )}
            </Td>
            <Td isActionCell>
              <RemoveButton
                label={t("pat.permissions.removeOne", detail.type, entities(detail))}
                onClick={() => onRemove(detail)}
              />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
