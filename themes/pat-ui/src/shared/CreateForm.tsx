import { ActionGroup, Button, Form, FormSection } from "@patternfly/react-core";
import { type FormEvent, useRef, useState } from "react";
import { ErrorAlert } from "./ErrorAlert";
import { ExpiryField } from "./ExpiryField";
import { PermissionBuilder } from "./PermissionBuilder";
import { ScopePicker } from "./ScopePicker";
import { TextField } from "./TextField";
import { errorText } from "./errors";
import { linkTo } from "./location";
import { t } from "./messages";
import { ApiError } from "./rest";
import type { Grantable, IssuedToken, NewToken } from "./tokens";
import { useFocusOnError } from "./useFocusOnError";
import { useStay } from "./useStay";
import { AddressesField, AudiencesField, RolesField } from "./RestrictionFields";
import {
  check,
  DESCRIPTION_LENGTH,
  type FieldErrors,
  type FieldName,
  FIELDS,
  fieldOf,
  type FormValues,
  NAME_LENGTH,
  toNewToken,
} from "./formValues";

const REFUSAL = "pat-create-refusal";

interface Props {
  readonly grantable: Grantable;
  readonly initial: FormValues;
  /** Under this name what is filled in is kept while people sign in again. */
  readonly place: string;
  readonly create: (token: NewToken) => Promise<IssuedToken>;
  readonly onCreated: (issued: IssuedToken) => void;
}

/** All that makes up a new token. */
export function CreateForm({ grantable, initial, place, create, onCreated }: Props) {
  const [values, setValues] = useState(initial);
  const { errors, refusal, busy, submit, forget } = useCreation(values, grantable, create, onCreated);
  const field = <F extends FieldName>(name: F) => ({
    id: FIELDS[name],
    error: errors[name],
    value: values[name],
    onChange: (value: FormValues[F]) => {
      setValues((before) => ({ ...before, [name]: value }));
      forget(name);
    },
  });
  const scopes = field("scopes");
  return (
    <Form className="kcpat-form" noValidate onSubmit={(event) => void submit(event)} data-testid="pat-create-form">
      <div id={REFUSAL} tabIndex={-1} hidden={refusal === undefined}>
        {refusal !== undefined && <ErrorAlert error={refusal} filled={{ place, values }} />}
      </div>
      <TextField {...field("name")} label={t("pat.name")} help={t("pat.create.name.help")} maxLength={NAME_LENGTH} isRequired />
      <TextField {...field("description")} label={t("pat.description")} maxLength={DESCRIPTION_LENGTH} />
      <ExpiryField {...field("expiry")} policy={grantable.policy} />
      <FormSection title={t("pat.create.rights")} titleElement="h2">
        <ScopePicker {...scopes} scopes={grantable.scopes} chosen={scopes.value} isRequired={grantable.policy.scopesRequired} />
        <PermissionBuilder {...field("permissions")} types={grantable.authorizationDetailTypes} />
      </FormSection>
      <FormSection title={t("pat.create.limits")} titleElement="h2">
        <RolesField {...field("roles")} grantable={grantable} />
        <AudiencesField {...field("audiences")} grantable={grantable} />
        <AddressesField {...field("addresses")} />
      </FormSection>
      <ActionGroup>
        <Button type="submit" isDisabled={busy} isLoading={busy} spinnerAriaLabel={t("pat.loading")} data-testid="pat-submit">
          {t("pat.create")}
        </Button>
        <Button component="a" variant="link" isDisabled={busy} {...linkTo("")} data-testid="pat-cancel">
          {t("pat.cancel")}
        </Button>
      </ActionGroup>
    </Form>
  );
}

interface Creation {
  readonly errors: FieldErrors;
  /** What no field is to blame for. */
  readonly refusal: unknown;
  readonly busy: boolean;
  readonly submit: (event: FormEvent) => Promise<void>;
  /** The field is being mended. */
  readonly forget: (name: FieldName) => void;
}

function useCreation(values: FormValues, grantable: Grantable, create: Props["create"], onCreated: Props["onCreated"]): Creation {
  const [errors, setErrors] = useState<FieldErrors>({});
  const [refusal, setRefusal] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const underway = useRef(false);
  const show = useFocusOnError();
  useStay(busy); // who left now would never see the value

  const refuse = (error: unknown) => {
    const name = error instanceof ApiError ? fieldOf(error.field) : undefined;
    setErrors(name ? { [name]: errorText(error) } : {});
    setRefusal(name ? undefined : error);
    show(name ? FIELDS[name] : REFUSAL);
  };

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (underway.current) {
      return; // a second click comes before the button is disabled
    }
    const found = check(values, grantable.policy);
    setErrors(found);
    setRefusal(undefined);
    const first = (Object.keys(FIELDS) as FieldName[]).find((name) => found[name] !== undefined);
    if (first) {
      show(FIELDS[first]);
      return;
    }
    underway.current = true;
    setBusy(true);
    try {
      onCreated(await create(toNewToken(values)));
    } catch (error) {
      refuse(error);
    } finally {
      underway.current = false;
      setBusy(false);
    }
  };

  const forget = (name: FieldName) => setErrors(({ [name]: _mended, ...others }) => others);
  return { errors, refusal, busy, submit, forget };
}
