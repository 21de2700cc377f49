/** A realm's webhooks: the words of docs/openapi.yaml, and the calls. */
import { call } from "../shared/rest";
import { type Paged, paged } from "../shared/tokens";
import { tokensUrl } from "./tokens";

export const EVENT_TYPES = [
  "token.created",
  "token.updated",
  "token.scopes_changed",
  "token.rotated",
  "token.regenerated",
  "token.revoked",
  "token.expiring",
  "token.expired",
  "token.deleted",
  "token.leaked",
] as const;
export type EventType = (typeof EVENT_TYPES)[number] | "webhook.test";

/** Times are ISO 8601. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  readonly eventTypes: readonly EventType[];
  readonly enabled: boolean;
  readonly createdAt: string;
  readonly disabledAt: string | null;
  /** Why it was switched off by itself. */
  readonly disabledReason: "gone" | "failing" | "backlog" | null;
  readonly failingSince: string | null;
  readonly lastSuccessAt: string | null;
  readonly previousSecretExpiresAt: string | null;
}

/** With what its messages are signed with, which is told this once. */
export interface IssuedWebhook extends Webhook {
  readonly secret: string;
}

/** What is left out stays as it is. */
export interface WebhookInput {
  readonly url?: string;
  readonly description?: string;
  readonly eventTypes?: readonly EventType[];
  readonly enabled?: boolean;
}

export interface Attempt {
  readonly at: string;
  /** Of HTTP; null if there was no answer. */
  readonly status: number | null;
  readonly durationMs: number;
  readonly error: string | null;
}

export interface Delivery {
  readonly id: string;
  readonly type: EventType;
  readonly tokenId: string | null;
  readonly status: "PENDING" | "DELIVERED" | "FAILED";
  readonly createdAt: string;
  readonly nextAttemptAt: string | null;
  readonly tries: number;
  /** The latest ones, oldest first. */
  readonly attempts: readonly Attempt[];
}

/** As many as a realm can have. */
const ALL = 100;

function url(realm: string, ...path: readonly string[]): string {
  return tokensUrl(realm, "webhooks", ...path);
}

export function listWebhooks(realm: string, signal: AbortSignal): Promise<Paged<Webhook>> {
  return paged<Webhook>(url(realm), { max: ALL }, signal);
}

export async function getWebhook(realm: string, id: string, signal: AbortSignal): Promise<Webhook> {
  return (await call<Webhook>(url(realm, id), { signal })).body;
}

export async function createWebhook(realm: string, body: WebhookInput): Promise<IssuedWebhook> {
  return (await call<IssuedWebhook>(url(realm), { method: "POST", body })).body;
}

export async function updateWebhook(realm: string, id: string, body: WebhookInput): Promise<Webhook> {
  return (await call<Webhook>(url(realm, id), { method: "PUT", body })).body;
}

export async function deleteWebhook(realm: string, id: string): Promise<void> {
  await call(url(realm, id), { method: "DELETE" });
}

export async function rotateSecret(realm: string, id: string): Promise<IssuedWebhook> {
  return (await call<IssuedWebhook>(url(realm, id, "rotate-secret"), { method: "POST", body: {} })).body;
}

export async function testWebhook(realm: string, id: string): Promise<Delivery> {
  return (await call<Delivery>(url(realm, id, "test"), { method: "POST", body: {} })).body;
}

export function listDeliveries(realm: string, id: string, first: number, max: number, signal: AbortSignal): Promise<Paged<Delivery>> {
  return paged<Delivery>(url(realm, id, "deliveries"), { first, max }, signal);
}

export async function redeliver(realm: string, id: string, delivery: string): Promise<Delivery> {
  return (await call<Delivery>(url(realm, id, "deliveries", delivery, "redeliver"), { method: "POST", body: {} })).body;
}
