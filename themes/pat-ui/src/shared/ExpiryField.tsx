import { FormSelect, FormSelectOption, InputGroup, InputGroupItem, TextInput } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { Field, controlOf } from "./Field";
import { absolute } from "./dates";
import { describeDuration } from "./durations";
import { type DurationUnit, type ExpiryChoice, dates, endOf, presets } from "./expiry";
import { t } from "./messages";
import type { BindingPolicy } from "./tokens";

interface Props {
  readonly policy: BindingPolicy;
  readonly value: ExpiryChoice;
  readonly onChange: (value: ExpiryChoice) => void;
  readonly error?: string;
  readonly id: string;
  /** On rotation a token may keep its expiry, which stands in place of the policy's default. */
  readonly isRotation?: boolean;
}

type Own = "date" | "duration" | "never";

const UNITS: readonly DurationUnit[] = ["minutes", "hours", "days", "weeks"];

/** How long a token shall live, as far as the policy allows. */
export function ExpiryField({ policy, value, onChange, error, id, isRotation = false }: Props) {
  const days = dates(policy);
  const own: readonly Own[] = [...(days ? ["date" as const] : []), "duration", ...(policy.neverExpireAllowed ? ["never" as const] : [])];
  const first: ExpiryChoice = { kind: isRotation ? "unchanged" : "default" };
  const usual: readonly ExpiryChoice[] = [first, ...presets(policy).map((count) => ({ kind: "days" as const, days: count }))];
  const choices = [...usual, ...own.map(start)];
  const control = controlOf(id, error);
  return (
    <Field label={t("pat.expires")} id={id} error={error} help={help(value, policy)}>
      <div className="kcpat-expiry">
        <FormSelect
          {...control}
          value={keyOf(value)}
          onChange={(_event, key) => onChange(choices.find((choice) => keyOf(choice) === key) ?? first)}
        >
          {choices.map((choice) => (
            <FormSelectOption key={keyOf(choice)} value={keyOf(choice)} label={titleOf(choice, policy)} />
          ))}
        </FormSelect>
        {value.kind === "date" && (
          <TextInput
            type="date"
            value={value.date}
            min={days?.first}
            max={days?.last}
            onChange={(_event, date) => onChange({ kind: "date", date })}
            aria-label={t("pat.expiry.lastDay")}
            aria-describedby={control["aria-describedby"]}
            validated={control.validated}
            data-testid={`${id}-date`}
          />
        )}
        {value.kind === "duration" && <Duration value={value} onChange={onChange} id={id} control={control} />}
      </div>
    </Field>
  );
}

interface DurationProps {
  readonly value: Extract<ExpiryChoice, { kind: "duration" }>;
  readonly onChange: (value: ExpiryChoice) => void;
  readonly id: string;
  readonly control: ReturnType<typeof controlOf>;
}

function Duration({ value, onChange, id, control }: DurationProps) {
  return (
    <InputGroup>
      <InputGroupItem>
        <TextInput
          value={value.amount}
          inputMode="numeric"
          maxLength={6}
          onChange={(_event, amount) => onChange({ ...value, amount: amount.trim() })}
          aria-label={t("pat.expiry.amount")}
          aria-describedby={control["aria-describedby"]}
          validated={control.validated}
          data-testid={`${id}-amount`}
        />
      </InputGroupItem>
      <InputGroupItem isFill>
        <FormSelect
          value={value.unit}
          onChange={(_event, unit) => onChange({ ...value, unit: unit as DurationUnit })}
          aria-label={t("pat.expiry.unit")}
          data-testid={`${id}-unit`}
        >
          {UNITS.map((unit) => (
            <FormSelectOption key={unit} value={unit} label={unitTitle(unit)} />
          ))}
        </FormSelect>
      </InputGroupItem>
    </InputGroup>
  );
}

function start(kind: Own): ExpiryChoice {
  switch (kind) {
    case "date":
      return { kind, date: "" };
    case "duration":
      return { kind, amount: "", unit: "days" };
    case "never":
      return { kind };
  }
}

function keyOf(choice: ExpiryChoice): string {
  return choice.kind === "days" ? `P${choice.days}D` : choice.kind;
}

function titleOf(choice: ExpiryChoice, policy: BindingPolicy): string {
  switch (choice.kind) {
    case "default":
      return t("pat.expiry.default", describeDuration(policy.defaultLifetime));
    case "unchanged":
      return t("pat.expiry.unchanged");
    case "days":
      return describeDuration(`P${choice.days}D`);
    case "date":
      return t("pat.expiry.date");
    case "duration":
      return t("pat.expiry.duration");
    case "never":
      return t("pat.never");
  }
}

function unitTitle(unit: DurationUnit): string {
  switch (unit) {
    case "minutes":
      return t("pat.expiry.minutes");
    case "hours":
      return t("pat.expiry.hours");
    case "days":
      return t("pat.expiry.days");
    case "weeks":
      return t("pat.expiry.weeks");
  }
}

function help(value: ExpiryChoice, policy: BindingPolicy): ReactNode {
  const end = endOf(value, policy);
  if (end === null) {
    return t("pat.expiry.never.help");
  }
  const limit = t("pat.expiry.longest", describeDuration(policy.maxLifetime));
  return end === undefined ? limit : `${t("pat.expiry.until", absolute(end))} ${limit}`;
}
