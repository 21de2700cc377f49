/** What a link fills in: `?create&name=…&description=…&scopes=a+b&expiresIn=P30D`. */
import { choiceOf } from "../shared/expiry";
import { t } from "../shared/messages";
import type { Grantable } from "../shared/tokens";
import { DESCRIPTION_LENGTH, type FormValues, isPlain, NAME_LENGTH } from "../shared/formValues";

export interface Prefill {
  readonly values: Partial<FormValues>;
  /** What was asked for and can't be had, in words. */
  readonly refused: readonly string[];
}

const SHOWN_LENGTH = 40;
const SHOWN_SCOPES = 10;

/** Undefined if the link fills in nothing. Only what this user could choose is taken. */
export function readPrefill(query: URLSearchParams, grantable: Grantable): Prefill | undefined {
  const parts = [
    text(query, "name", t("pat.name"), NAME_LENGTH),
    text(query, "description", t("pat.description"), DESCRIPTION_LENGTH),
    scopes(query, grantable),
    expiry(query, grantable),
  ];
  const given = parts.filter((part) => part !== undefined);
  return given.length === 0
    ? undefined
    : {
        values: Object.assign({}, ...given.map(({ values }) => values)),
        refused: given.flatMap(({ refused }) => refused),
      };
}

function text(query: URLSearchParams, field: "name" | "description", title: string, maxLength: number): Prefill | undefined {
  const value = query.get(field)?.trim();
  if (!value) {
    return undefined;
  }
  // What is not plain is not repeated either.
  return isPlain(value, maxLength) ? { values: { [field]: value }, refused: [] } : { values: {}, refused: [title] };
}

function scopes(query: URLSearchParams, grantable: Grantable): Prefill | undefined {
  const names = [...new Set(query.getAll("scopes").join(" ").split(/[\s,]+/).filter(Boolean))];
  if (names.length === 0) {
    return undefined;
  }
  const known = new Set(grantable.scopes.map(({ name }) => name));
  const refused = names.filter((name) => !known.has(name));
  return {
    values: { scopes: names.filter((name) => known.has(name)) },
    refused: refused.slice(0, SHOWN_SCOPES).map((name) => t("pat.create.prefill.scope", shorten(name))),
  };
}

function expiry(query: URLSearchParams, { policy }: Grantable): Prefill | undefined {
  const expiresIn = query.get("expiresIn");
  if (!expiresIn) {
    return undefined;
  }
  const choice = choiceOf(expiresIn, policy);
  return choice ? { values: { expiry: choice }, refused: [] } : { values: {}, refused: [t("pat.create.prefill.expiry", shorten(expiresIn))] };
}

function shorten(word: string): string {
  return word.length > SHOWN_LENGTH ? `${word.slice(0, SHOWN_LENGTH)}…` : word;
}
