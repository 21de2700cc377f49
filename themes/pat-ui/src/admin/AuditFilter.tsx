import { Button, FormGroup, FormSelect, FormSelectOption } from "@patternfly/react-core";
import { t } from "../shared/messages";
import type { AuditType } from "../shared/tokens";
import { AUDIT_TYPES, typeText } from "../shared/trailWords";
import { Day, Words } from "./FilterFields";
import { ALL, type TrailShown } from "./auditQuery";

interface Props {
  readonly shown: TrailShown;
  /** Whether users are found by their names; else by their ids alone. */
  readonly hasNames: boolean;
  readonly onShow: (change: Partial<TrailShown>) => void;
}

/** Which part of the audit trail is shown. */
export function AuditFilter({ shown, hasNames, onShow }: Props) {
  return (
    <div className="kcpat-filters" role="group" aria-label={t("pat.admin.audit.filters")} data-testid="pat-filter-fields">
      <Words id="pat-token-name" label={t("pat.name")} value={shown.tokenName} onChange={(tokenName) => onShow({ tokenName })} />
      <Words
        id="pat-user"
        label={hasNames ? t("pat.admin.audit.user") : t("pat.admin.audit.userId")}
        value={shown.user}
        onChange={(user) => onShow({ user })}
      />
      <FormGroup label={t("pat.audit.what")} fieldId="pat-type">
        <FormSelect id="pat-type" value={shown.type} onChange={(_event, type) => onShow({ type: type as AuditType | "" })} data-testid="pat-type">
          <FormSelectOption value="" label={t("pat.admin.audit.all")} />
          {AUDIT_TYPES.map((type) => (
            <FormSelectOption key={type} value={type} label={typeText(type)} />
          ))}
        </FormSelect>
      </FormGroup>
      <Day id="pat-from" label={t("pat.admin.audit.from")} value={shown.from} onChange={(from) => onShow({ from })} />
      <Day id="pat-to" label={t("pat.admin.audit.to")} value={shown.to} onChange={(to) => onShow({ to })} />
      <div className="kcpat-filters-end">
        <Button variant="link" isInline onClick={() => onShow(ALL)} data-testid="pat-clear-filters">
          {t("pat.admin.filters.clear")}
        </Button>
      </div>
    </div>
  );
}
