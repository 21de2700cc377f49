/** Lines of the audit trail in the words of the console's language. */
import { absolute } from "../shared/dates";
import { t } from "../shared/messages";
import type { AuditEntry, Token } from "../shared/tokens";
import { detailText, fieldText, leakedText, refusalText, typeText } from "./trailWords";

/** What happened. */
export function whatOf({ type, details }: AuditEntry): string {
  if (type === "UPDATED" && isOnly(details.changed, "previousSecretExpiresAt")) {
    return t("pat.audit.GRACE_ENDED");
  }
  return type === "UPDATED" && isOnly(details.changed, "compromised") ? t("pat.audit.COMPROMISED") : typeText(type);
}

/** Who did it. To an owner everybody else is an administrator. */
export function whoOf({ type, actorId }: AuditEntry, { userId }: Pick<Token, "userId">): string {
  if (type === "USED" || type === "REFUSED") {
    return t("pat.who.user");
  }
  if (actorId === null) {
    return t(type === "LEAKED" ? "pat.who.report" : "pat.who.rule");
  }
  return actorId === userId ? t("pat.who.you") : t("pat.who.administrator");
}

/** More about it, a line each. */
export function linesOf({ type, details }: AuditEntry): readonly string[] {
  return Object.entries(details).flatMap(([name, value]) => line(type, name, value) ?? []);
}

function line(type: AuditEntry["type"], name: string, value: unknown): string | undefined {
  switch (name) {
    case "compromised":
      return value === true ? t("pat.audit.compromised") : undefined;
    case "firstUse":
      return t("pat.audit.firstUse");
    case "unreadable":
      return t("pat.audit.unreadable");
    case "changed":
    case "widened":
      return told(name, list(value).map(fieldText).join(", "));
    case "expiresAt":
      return told(name, value === "never" ? t("pat.never") : absolute(String(value)));
    case "previousSecretExpiresAt":
      return told(name, absolute(String(value)));
    case "reason":
      return told(name, type === "REFUSED" ? refusalText(String(value)) : String(value));
    case "value":
      return leakedText(String(value));
    case "scopes":
    case "authorizationDetails":
      return told(name, list(value).join(", ") || t("pat.none"));
    default:
      return told(name, String(value));
  }
}

function told(name: string, value: string): string {
  return `${detailText(name)}: ${value}`;
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function isOnly(value: unknown, word: string): boolean {
  return Array.isArray(value) && value.length === 1 && value[0] === word;
}

/** Whether the trail says that others may have the token's value: it never comes back then. */
export function isCompromised(trail: readonly AuditEntry[]): boolean {
  return trail.some(({ details }) => details.compromised === true || list(details.changed).includes("compromised"));
}

export function isLeaked(trail: readonly AuditEntry[]): boolean {
  return trail.some(({ type, details }) => type === "LEAKED" && details.value === "present");
}
