import { Button } from "@patternfly/react-core";
import { useState } from "react";
import { useAlerts } from "../shared/Alerts";
import { Facts } from "../shared/Facts";
import { Labels } from "../shared/Labels";
import { Section } from "../shared/Section";
import { t } from "../shared/messages";
import { type Token, updateToken } from "../shared/tokens";
import { NarrowDialog } from "./NarrowDialog";
import type { PartProps } from "./part";

const SHOWN = 12;

/** With which roles, for which applications and from where a token is good. */
export function RestrictionsSection({ token, grantable, onChanged }: PartProps) {
  const [open, setOpen] = useState(false);
  const tell = useAlerts();
  return (
    <Section
      id="pat-restrictions"
      title={t("pat.restrictions")}
      actions={
        grantable && (
          <Button variant="secondary" onClick={() => setOpen(true)} data-testid="pat-narrow">
            {t("pat.narrow")}
          </Button>
        )
      }
    >
      <Facts
        facts={[
          [t("pat.roles"), token.roles === null ? t("pat.roles.all") : words(token.roles, t("pat.roles"), t("pat.none"))],
          [t("pat.audiences"), words(token.audiences, t("pat.audiences"), t("pat.audiences.any"))],
          [t("pat.addresses"), words(token.allowedIps, t("pat.addresses"), t("pat.addresses.any"))],
        ]}
      />
      {open && grantable && (
        <NarrowDialog
          token={token}
          grantable={grantable}
          onClose={() => setOpen(false)}
          onNarrow={async (restrictions) => {
            await updateToken(token.id, restrictions);
            tell(t("pat.narrowed", token.name));
            setOpen(false);
            onChanged();
          }}
        />
      )}
    </Section>
  );
}

function words(items: Token["audiences"], name: string, none: string) {
  return items.length === 0 ? none : <Labels items={items} name={name} shown={SHOWN} />;
}
