import { Checkbox, FormSelect, FormSelectOption } from "@patternfly/react-core";
import { useState } from "react";
import { Notice } from "../shared/Notice";
import { Dialog, type FaultAt } from "../shared/Dialog";
import { ExpiryField } from "../shared/ExpiryField";
import { Field, controlOf } from "../shared/Field";
import { ScopePicker } from "../shared/ScopePicker";
import { SecretDialog, secretOfToken } from "../shared/SecretDialog";
import { absolute } from "../shared/dates";
import { describeDuration } from "../shared/durations";
import { t } from "../shared/messages";
import { useFilled } from "../shared/reauth";
import { type Grantable, type IssuedToken, type Token, getGrantable, rotateToken } from "../shared/tokens";
import { useLoad } from "../shared/useLoad";
import { Ground, whyNoValue } from "./Ground";
import { RESTRICTION_FIELDS, RestrictionsForm } from "./RestrictionsForm";
import { orGiven, restrictedOf } from "./restrictions";
import { AT_ONCE, graces, isReady, isRotationForm, printRotation, type RotationForm, rotationOf } from "./rotation";

interface Props {
  readonly token: Token;
  readonly onClose: () => void;
  /** The new value was saved. */
  readonly onDone: () => void;
}

const GRACE = "pat-rotate-grace";
const EXPIRY = "pat-rotate-expiry";
const SCOPES = "pat-rotate-scopes";
const FIELDS = { gracePeriod: GRACE, expiresIn: EXPIRY, expiresAt: EXPIRY };
const CHANGING_FIELDS = { ...FIELDS, ...RESTRICTION_FIELDS, scopes: SCOPES };

/** Gives a token another value, and shows it. */
export function RotateDialog({ token, onClose, onDone }: Props) {
  const place = `rotate ${token.id}`;
  const [form, setForm] = useState(useFilled(place, isRotationForm) ?? rotationOf(token));
  const [issued, setIssued] = useState<IssuedToken>();
  const grantable = useLoad((signal) => getGrantable(signal), []);

  if (issued) {
    return <SecretDialog secret={secretOfToken(issued)} title={t("pat.rotated.title", token.name)} onDone={onDone} />;
  }
  const { value } = grantable;
  const whyNot = value && whyNoValue(value.policy);
  const isForm = value !== undefined && whyNot === undefined;
  return (
    <Dialog
      title={t("pat.rotate.title", token.name)}
      action={isForm ? t("pat.rotate") : undefined}
      isWide
      isDisabled={!isReady(form)}
      fields={form.isChanging ? CHANGING_FIELDS : FIELDS}
      filled={{ place, values: form }}
      onAction={async () => setIssued(await rotateToken(token.id, printRotation(form, token)))}
      onClose={onClose}
    >
      {(faultAt) =>
        isForm ? (
          <Form token={token} grantable={value} form={form} onChange={setForm} faultAt={faultAt} />
        ) : (
          <Ground loaded={grantable} whyNot={whyNot} />
        )
      }
    </Dialog>
  );
}

interface FormProps {
  readonly token: Token;
  readonly grantable: Grantable;
  readonly form: RotationForm;
  readonly onChange: (form: RotationForm) => void;
  readonly faultAt: FaultAt;
}

function Form({ token, grantable, form, onChange, faultAt }: FormProps) {
  return (
    <>
      <div>{t("pat.rotate.help")}</div>
      {token.previousSecretExpiresAt !== null && (
        <Notice variant="warning" isInline title={t("pat.rotate.older", absolute(token.previousSecretExpiresAt))} />
      )}
      <GraceField {...{ grantable, form, onChange, faultAt }} />
      <ExpiryField
        policy={grantable.policy}
        value={form.expiry}
        onChange={(expiry) => onChange({ ...form, expiry })}
        error={faultAt(EXPIRY)}
        id={EXPIRY}
        isRotation
      />
      <Checkbox
        id="pat-rotate-change"
        label={t("pat.rotate.change")}
        description={t("pat.rotate.change.help")}
        isChecked={form.isChanging}
        onChange={(_event, isChanging) => onChange({ ...form, isChanging })}
        data-testid="pat-rotate-change"
      />
      {form.isChanging && <Rights {...{ token, grantable, form, onChange, faultAt }} />}
    </>
  );
}

/** Says what happens to the old value. */
function GraceField({ grantable, form, onChange, faultAt }: Omit<FormProps, "token">) {
  return (
    <Field
      label={t("pat.rotate.old")}
      id={GRACE}
      help={t(form.grace === AT_ONCE ? "pat.rotate.old.atOnce.help" : "pat.rotate.old.grace.help")}
      error={faultAt(GRACE)}
    >
      <FormSelect
        {...controlOf(GRACE, faultAt(GRACE))}
        value={form.grace}
        onChange={(_event, grace) => onChange({ ...form, grace })}
        autoFocus
      >
        {graces(grantable.policy.maxGracePeriod).map((grace) => (
          <FormSelectOption
            key={grace}
            value={grace}
            label={grace === AT_ONCE ? t("pat.rotate.old.atOnce") : t("pat.rotate.old.grace", describeDuration(grace))}
          />
        ))}
      </FormSelect>
    </Field>
  );
}

function Rights({ token, grantable, form, onChange, faultAt }: FormProps) {
  const options = orGiven(token, grantable, t("pat.scopes.notGrantable"));
  return (
    <>
      <ScopePicker
        scopes={options.scopes}
        chosen={form.scopes}
        onChange={(scopes) => onChange({ ...form, scopes })}
        error={faultAt(SCOPES)}
        id={SCOPES}
        isRequired={grantable.policy.scopesRequired}
      />
      <RestrictionsForm
        grantable={options}
        before={restrictedOf(token)}
        value={form.restricted}
        onChange={(restricted) => onChange({ ...form, restricted })}
        isWidening
        faultAt={faultAt}
      />
    </>
  );
}
