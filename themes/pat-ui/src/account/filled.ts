/** Of what was filled in before a sign-in, whether it still has the form that it should have. */
import type { DetailInput } from "../shared/tokens";

export function isWords(values: unknown): values is readonly string[] {
  return Array.isArray(values) && values.every((value) => typeof value === "string");
}

export function isDetails(values: unknown): values is readonly DetailInput[] {
  return Array.isArray(values) && values.every(isDetail);
}

function isDetail(value: unknown): value is DetailInput {
  return isObject(value) && typeof value.type === "string" && isWords(value.actions) && isWords(value.identifiers);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
