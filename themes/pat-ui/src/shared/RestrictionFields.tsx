import { Radio } from "@patternfly/react-core";
import { Field, controlOf } from "./Field";
import { Picker } from "./Picker";
import { WordsInput } from "./WordsInput";
import { t } from "./messages";
import type { Grantable } from "./tokens";

interface Props<T> {
  readonly grantable: Grantable;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly error?: string;
  readonly id: string;
  /** Whether it can be all; else it is some in any case. */
  readonly hasAll?: boolean;
}

/** All roles that the scopes bring, or some of those that the user has. */
export function RolesField({ grantable, value, onChange, error, id, hasAll = true }: Props<readonly string[] | null>) {
  return (
    <Field label={t("pat.roles")} id={id} help={t("pat.roles.help")} error={error} isGroup>
      {hasAll && <AllOrSome id={id} value={value} onChange={onChange} all={t("pat.roles.all")} some={t("pat.roles.some")} />}
      {value && (
        <Picker
          items={grantable.roles.map((name) => ({ name }))}
          chosen={value}
          onChange={onChange}
          id={id}
          searchLabel={t("pat.roles.search")}
          groupOf={clientOf}
          none={t("pat.roles.none")}
        />
      )}
    </Field>
  );
}

/** All applications that the scopes are for, or some. */
export function AudiencesField({ grantable, value, onChange, error, id, hasAll = !grantable.policy.audienceRequired }: Props<readonly string[] | null>) {
  const { audiences, audiencesTruncated } = grantable;
  const chosen = hasAll ? value : (value ?? []);
  return (
    <Field label={t("pat.audiences")} id={id} help={t("pat.audiences.help")} error={error} isRequired={!hasAll} isGroup>
      {hasAll && (
        <AllOrSome id={id} value={value} onChange={onChange} all={t("pat.audiences.all")} some={t("pat.audiences.some")} />
      )}
      {chosen && (
        <Picker
          items={audiences.map((name) => ({ name }))}
          chosen={chosen}
          onChange={onChange}
          id={id}
          searchLabel={t("pat.audiences.search")}
          none={t("pat.audiences.none")}
        />
      )}
      {chosen && audiencesTruncated && <Unlisted listed={audiences} chosen={chosen} onChange={onChange} id={id} />}
    </Field>
  );
}

interface UnlistedProps {
  readonly listed: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly id: string;
}

/** A realm with more applications than are listed: the others can be named. */
function Unlisted({ listed, chosen, onChange, id }: UnlistedProps) {
  const known = new Set(listed);
  return (
    <WordsInput
      id={`${id}-more`}
      words={chosen.filter((name) => !known.has(name))}
      onWords={(names) => onChange([...chosen.filter((name) => known.has(name)), ...names])}
      placeholder={t("pat.audiences.more")}
      aria-label={t("pat.audiences.more")}
      data-testid={`${id}-more`}
    />
  );
}

/** From where it may be used. */
export function AddressesField({ value, onChange, error, id }: Omit<Props<readonly string[]>, "grantable">) {
  return (
    <Field label={t("pat.addresses")} id={id} help={t("pat.addresses.help")} error={error}>
      <WordsInput {...controlOf(id, error)} words={value} onWords={onChange} placeholder="10.0.0.0/8 2001:db8::/32" />
    </Field>
  );
}

interface AllOrSomeProps {
  readonly id: string;
  readonly value: readonly string[] | null;
  readonly onChange: (value: readonly string[] | null) => void;
  readonly all: string;
  readonly some: string;
}

function AllOrSome({ id, value, onChange, all, some }: AllOrSomeProps) {
  return (
    <>
      <Radio id={`${id}-all`} name={`${id}-which`} label={all} isChecked={value === null} onChange={() => onChange(null)} />
      <Radio id={`${id}-some`} name={`${id}-which`} label={some} isChecked={value !== null} onChange={() => onChange([])} />
    </>
  );
}

/** `orders-app` of `orders-app/viewer`; realm roles have none. */
function clientOf(role: string): string {
  return role.includes("/") ? role.slice(0, role.indexOf("/")) : "";
}
