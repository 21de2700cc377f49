import { ActionGroup, Button, Form } from "@patternfly/react-core";
import { useEffect } from "react";
import { ErrorAlert } from "../shared/ErrorAlert";
import { t } from "../shared/messages";
import { type FieldOf, PolicyGroups } from "./PolicyGroups";
import { Stopped, Warnings } from "./PolicyWarnings";
import { useAccess } from "./access";
import { type Policy, warningsOf } from "./policy";
import { idOf, type PolicyDraft, REFUSAL, usePolicyDraft } from "./usePolicyDraft";

interface Props {
  readonly realm: string;
  readonly initial: Policy;
  readonly onSaved: () => void;
}

/** All fields of a policy. Who may not change the realm reads them. */
export function PolicyForm({ realm, initial, onSaved }: Props) {
  const { managesRealm } = useAccess();
  const form = usePolicyDraft(realm, initial, onSaved);
  const { policy, refusal, isChanged, busy } = form;
  useQuestion(isChanged);
  return (
    <Form className="kcpat-form" isHorizontal noValidate spellCheck={false} onSubmit={(event) => void form.save(event)}>
      <Stopped warnings={policy.warnings} />
      <div>{managesRealm ? t("pat.admin.policy.help") : t("pat.admin.policy.readOnly")}</div>
      <PolicyGroups at={fieldsOf(form, managesRealm)} />
      <div id={REFUSAL} tabIndex={-1} hidden={refusal === undefined}>
        {refusal !== undefined && <ErrorAlert error={refusal} title={t("pat.admin.policy.notSaved")} />}
      </div>
      {managesRealm && (
        <ActionGroup>
          <Button type="submit" isAriaDisabled={!isChanged || busy} isLoading={busy} spinnerAriaLabel={t("pat.loading")} data-testid="pat-save">
            {t("pat.admin.policy.save")}
          </Button>
          <Button variant="link" isAriaDisabled={!isChanged || busy} onClick={form.revert} data-testid="pat-revert">
            {t("pat.admin.policy.revert")}
          </Button>
        </ActionGroup>
      )}
    </Form>
  );
}

/** Reload and closing of the window ask first while something is not saved. */
function useQuestion(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) {
      return undefined;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isChanged]);
}

function fieldsOf(form: PolicyDraft, managesRealm: boolean): FieldOf {
  return (field, label, help) => {
    const id = idOf(field);
    const warnings = warningsOf(form.policy, field);
    const onMend = managesRealm ? () => form.mend(field) : undefined;
    return {
      id,
      label,
      help,
      value: form.draft[field],
      error: form.errors[field],
      warning: warnings.length > 0 && <Warnings id={id} warnings={warnings} isMended={form.mended.includes(field)} onMend={onMend} />,
      isDisabled: !managesRealm,
      onChange: (value) => form.write(field, value),
    };
  };
}
