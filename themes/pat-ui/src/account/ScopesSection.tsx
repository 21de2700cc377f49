import { Button } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "../shared/Table";
import { useState } from "react";
import { useAlerts } from "../shared/Alerts";
import { Dialog } from "../shared/Dialog";
import { Section } from "../shared/Section";
import { t } from "../shared/messages";
import { waitingPlace } from "../shared/reauth";
import { addRights, type Grantable, removeAllRights, removeScope, type Token, updateToken } from "../shared/tokens";
import { AddScopesDialog } from "./AddScopesDialog";
import { RemoveButton } from "./RemoveButton";
import type { PartProps } from "./part";
import { useRowFocus } from "./useRowFocus";

const ID = "pat-scopes";

type Open = { readonly kind: "add" | "all" } | { readonly kind: "one"; readonly scope: string };

/** What a token may do, scope by scope. */
export function ScopesSection({ token, grantable, onChanged }: PartProps) {
  const [open, setOpen] = useState<Open | undefined>(() => (isWaiting(token) ? { kind: "add" } : undefined));
  const tell = useAlerts();
  const rowGoes = useRowFocus(ID, token.scopes.length);
  const close = () => setOpen(undefined);
  const done = (text: string) => {
    tell(text);
    close();
    onChanged();
  };
  return (
    <Section id={ID} title={t("pat.scopes")} actions={<Actions token={token} isReady={grantable !== undefined} onOpen={(kind) => setOpen({ kind })} />}>
      {token.scopes.length === 0 ? (
        <p>{t("pat.scopes.empty")}</p>
      ) : (
        <Scopes token={token} grantable={grantable} onRemove={(scope) => setOpen({ kind: "one", scope })} />
      )}
      {open?.kind === "add" && grantable && (
        <AddScopesDialog
          token={token}
          grantable={grantable}
          onClose={close}
          onAdd={async (scopes) => {
            await addRights(token.id, { scopes });
            done(t("pat.scopes.added", scopes.join(", ")));
          }}
        />
      )}
      {open?.kind === "one" && (
        <Dialog
          title={t("pat.scopes.remove.title", open.scope)}
          action={t("pat.remove")}
          variant="danger"
          titleIconVariant="warning"
          onClose={close}
          onAction={async () => {
            await removeScope(token.id, open.scope);
            rowGoes(token.scopes.indexOf(open.scope));
            done(t("pat.scopes.removed", open.scope));
          }}
        >
          <div>{token.scopes.length > 1 ? t("pat.scopes.remove.help") : t("pat.scopes.remove.last")}</div>
        </Dialog>
      )}
      {open?.kind === "all" && (
        <Dialog
          title={t("pat.scopes.removeAll.title", token.scopes.length)}
          action={t("pat.removeAll")}
          variant="danger"
          titleIconVariant="warning"
          onClose={close}
          onAction={async () => {
            await removeScopes(token);
            rowGoes(0);
            done(t("pat.scopes.removedAll"));
          }}
        >
          <div>{t("pat.scopes.remove.last")}</div>
        </Dialog>
      )}
    </Section>
  );
}

/** Whether the dialog was left to sign in again. */
function isWaiting({ id }: Token): boolean {
  return waitingPlace() === `scopes ${id}`;
}

/** The call for everything takes permissions on entities as well. */
async function removeScopes(token: Token): Promise<void> {
  if (token.authorizationDetails.length === 0) {
    await removeAllRights(token.id);
  } else {
    await updateToken(token.id, { scopes: [] });
  }
}

interface ActionsProps {
  readonly token: Token;
  /** Whether it is known what may be added. */
  readonly isReady: boolean;
  readonly onOpen: (kind: "add" | "all") => void;
}

function Actions({ token, isReady, onOpen }: ActionsProps) {
  return (
    <>
      {token.status === "ACTIVE" && (
        <Button variant="secondary" isAriaDisabled={!isReady} onClick={() => onOpen("add")} data-testid="pat-scopes-add">
          {t("pat.scopes.add")}
        </Button>
      )}
      {token.scopes.length > 0 && (
        <Button variant="link" isDanger onClick={() => onOpen("all")} data-testid="pat-scopes-removeAll">
          {t("pat.removeAll")}
        </Button>
      )}
    </>
  );
}

interface ScopesProps {
  readonly token: Token;
  readonly grantable: Grantable | undefined;
  readonly onRemove: (scope: string) => void;
}

function Scopes({ token, grantable, onRemove }: ScopesProps) {
  const described = new Map(grantable?.scopes.map(({ name, description }) => [name, description]));
  return (
    <Table aria-label={t("pat.scopes")} data-testid="pat-scopes-table">
      <Thead>
        <Tr>
          <Th>{t("pat.scope")}</Th>
          <Th>{t("pat.description")}</Th>
          <Th screenReaderText={t("pat.actions")} />
        </Tr>
      </Thead>
      <Tbody>
        {token.scopes.map((scope) => (
          <Tr key={scope} data-testid="pat-scope-row">
            <Td dataLabel={t("pat.scope")} className="kcpat-name">
              {scope}
            </Td>
            <Td dataLabel={t("pat.description")}>
              {described.get(scope) ?? (grantable && !described.has(scope) ? t("pat.scopes.notGrantable") : t("pat.detail.noDescription"))}
            </Td>
            <Td isActionCell>
              <RemoveButton label={t("pat.scopes.remove", scope)} onClick={() => onRemove(scope)} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
