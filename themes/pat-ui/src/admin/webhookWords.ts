/** Webhooks in the words of the console's language. */
import { t } from "../shared/messages";
import type { Attempt, Delivery, EventType, Webhook } from "./webhooks";

const EVENTS: Readonly<Record<EventType, string>> = {
  "token.created": "pat.admin.hook.event.created",
  "token.updated": "pat.admin.hook.event.updated",
  "token.scopes_changed": "pat.admin.hook.event.scopesChanged",
  "token.rotated": "pat.admin.hook.event.rotated",
  "token.regenerated": "pat.admin.hook.event.regenerated",
  "token.revoked": "pat.admin.hook.event.revoked",
  "token.expiring": "pat.admin.hook.event.expiring",
  "token.expired": "pat.admin.hook.event.expired",
  "token.deleted": "pat.admin.hook.event.deleted",
  "token.leaked": "pat.admin.hook.event.leaked",
  "webhook.test": "pat.admin.hook.event.test",
};

const ERRORS: Readonly<Record<string, string>> = {
  redirect: "pat.admin.hook.error.redirect",
  address_not_allowed: "pat.admin.hook.error.address",
  timeout: "pat.admin.hook.error.timeout",
  tls: "pat.admin.hook.error.tls",
  connection: "pat.admin.hook.error.connection",
  protocol: "pat.admin.hook.error.protocol",
  gone: "pat.admin.hook.error.gone",
};

/** What happened, and for programs. */
export function eventText(type: EventType): string {
  return type in EVENTS ? t(EVENTS[type]) : type;
}

export function stateText({ enabled, disabledReason }: Webhook): string {
  if (enabled) {
    return t("pat.admin.hook.on");
  }
  switch (disabledReason) {
    case "gone":
      return t("pat.admin.hook.off.gone");
    case "failing":
      return t("pat.admin.hook.off.failing");
    case "backlog":
      return t("pat.admin.hook.off.backlog");
    default:
      return t("pat.admin.hook.off");
  }
}

export function deliveryText(status: Delivery["status"]): string {
  switch (status) {
    case "PENDING":
      return t("pat.admin.hook.pending");
    case "DELIVERED":
      return t("pat.admin.hook.delivered");
    case "FAILED":
      return t("pat.admin.hook.failed");
  }
}

/** What came of an attempt, such as `HTTP 204` or `No answer in time`. */
export function attemptText({ status, error }: Attempt): string {
  const answer = status === null ? "" : `HTTP ${status}`;
  const why = error === null || error === "status" ? "" : error in ERRORS ? t(ERRORS[error] ?? "") : error;
  return [answer, why].filter(Boolean).join(": ") || (error ?? "");
}
