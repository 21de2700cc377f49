/** Refusals in the words of the console's language. */
import { describeDuration } from "./durations";
import { hasText, t } from "./messages";
import { ApiError } from "./rest";

/** Refusals whose parameters may be durations. */
const OF_DURATIONS = new Set(["invalid_expiry", "expiry_too_long", "expiry_required", "grace_too_long", "insufficient_user_authentication"]);

/** Refusals for many reasons, which the server alone can name. */
const IN_WORDS = new Set(["invalid_request", "not_found", "server_error"]);

/** What went wrong and what to do next. A refusal without a text of ours is told in the server's words, in English. */
export function errorText(error: unknown): string {
  if (!(error instanceof ApiError)) {
    return error instanceof Error ? error.message : String(error);
  }
  const key = `pat.error.${error.code}`;
  const params = paramsOf(error);
  const isComplete = hasText(key) && (params.length > 0 || !t(key).includes("{{"));
  return isComplete ? t(key, ...(OF_DURATIONS.has(error.code) ? params.map(describeDuration) : params)) : error.message;
}

function paramsOf({ code, message, params, maxAge }: ApiError): readonly string[] {
  if (IN_WORDS.has(code)) {
    return [message];
  }
  return maxAge === null ? params : [`PT${maxAge}S`];
}

/** Whether it is a refusal of this code. */
export function isRefusal(error: unknown, code: string): error is ApiError {
  return error instanceof ApiError && error.code === code;
}
