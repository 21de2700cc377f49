/** Refusals in the words of the console's language. */
import { describeDuration } from "./durations";
import { hasText, t } from "./messages";
import { ApiError } from "./rest";

/** What went wrong and what to do next. A refusal without a text of ours is told in the server's words, in English. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) {
    return error instanceof Error ? error.message : String(error);
  }
  const key = `pat.error.${error.code}`;
  const params = error.maxAge === null ? error.params : [`PT${error.maxAge}S`];
  const isComplete = hasText(key) && (params.length > 0 || !t(key).includes("{{"));
  return isComplete ? t(key, ...params.map(describeDuration)) : error.message;
}

/** Whether it is a refusal of this code. */
export function isRefusal(error: unknown, code: string): error is ApiError {
  return error instanceof ApiError && error.code === code;
}
