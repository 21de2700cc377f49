import { Button, EmptyState, EmptyStateBody, EmptyStateHeader } from "@patternfly/react-core";
import { useState } from "react";
import { ErrorAlert } from "../shared/ErrorAlert";
import { Labels } from "../shared/Labels";
import { Loading } from "../shared/Loading";
import { Table, Tbody, Td, Th, Thead, Tr } from "../shared/Table";
import { When } from "../shared/When";
import { go, linkTo } from "../shared/location";
import { t } from "../shared/messages";
import { useLoad } from "../shared/useLoad";
import { RealmFrame } from "./RealmFrame";
import { WebhookDialog } from "./WebhookDialog";
import { WebhookSecret } from "./WebhookSecret";
import { WebhookState } from "./WebhookState";
import { useAccess } from "./access";
import { createWebhook, type IssuedWebhook, listWebhooks, type Webhook } from "./webhooks";

/** Of a webhook's page. */
export function hookView(id: string): string {
  return `?tab=webhooks&webhook=${encodeURIComponent(id)}`;
}

/** The webhooks of a realm. */
export function WebhooksPage({ realm }: { readonly realm: string }) {
  const hooks = useLoad((signal) => listWebhooks(realm, signal), [realm]);
  const { managesRealm } = useAccess();
  const [creating, setCreating] = useState(false);
  const [issued, setIssued] = useState<IssuedWebhook>();
  const create = (
    <Button onClick={() => setCreating(true)} data-testid="pat-create-webhook">
      {t("pat.admin.hook.create")}
    </Button>
  );
  return (
    <RealmFrame tab="webhooks" actions={managesRealm && create}>
      {hooks.error !== undefined && <ErrorAlert error={hooks.error} title={t("pat.admin.hook.failedToLoad")} onRetry={hooks.reload} />}
      {hooks.value && <Hooks hooks={hooks.value.items} />}
      {!hooks.value && hooks.loading && <Loading />}
      {creating && (
        <WebhookDialog
          title={t("pat.admin.hook.create")}
          action={t("pat.admin.hook.create")}
          onClose={() => setCreating(false)}
          onSave={async (input) => {
            setIssued(await createWebhook(realm, input));
            setCreating(false);
          }}
        />
      )}
      {issued && (
        <WebhookSecret
          issued={issued}
          title={t("pat.admin.hook.created")}
          onDone={() => {
            setIssued(undefined);
            go(hookView(issued.id));
          }}
        />
      )}
    </RealmFrame>
  );
}

function Hooks({ hooks }: { readonly hooks: readonly Webhook[] }) {
  if (hooks.length === 0) {
    return (
      <EmptyState data-testid="pat-empty">
        <EmptyStateHeader titleText={t("pat.admin.hook.none")} headingLevel="h2" />
        <EmptyStateBody>{t("pat.admin.hook.none.help")}</EmptyStateBody>
      </EmptyState>
    );
  }
  return (
    <Table aria-label={t("pat.admin.tab.webhooks")}>
      <Thead>
        <Tr>
          <Th>{t("pat.admin.hook.url")}</Th>
          <Th>{t("pat.description")}</Th>
          <Th>{t("pat.admin.hook.events")}</Th>
          <Th>{t("pat.status")}</Th>
          <Th>{t("pat.admin.hook.lastSuccess")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {hooks.map((hook) => (
          <Tr key={hook.id} data-testid="pat-webhook-row">
            <Td dataLabel={t("pat.admin.hook.url")} className="kcpat-name">
              <a {...linkTo(hookView(hook.id))}>{hook.url}</a>
            </Td>
            <Td dataLabel={t("pat.description")} className="kcpat-name">
              {hook.description}
            </Td>
            <Td dataLabel={t("pat.admin.hook.events")}>
              <Labels items={hook.eventTypes} name={t("pat.admin.hook.events")} shown={2} />
            </Td>
            <Td dataLabel={t("pat.status")}>
              <WebhookState hook={hook} />
            </Td>
            <Td dataLabel={t("pat.admin.hook.lastSuccess")}>
              <When at={hook.lastSuccessAt} none={t("pat.admin.hook.never")} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
