import { Label } from "@patternfly/react-core";
import { stateText } from "./webhookWords";
import type { Webhook } from "./webhooks";

/** Whether a webhook is on, and if not, why. */
export function WebhookState({ hook }: { readonly hook: Webhook }) {
  const color = hook.enabled ? (hook.failingSince === null ? "green" : "orange") : hook.disabledReason === null ? "grey" : "red";
  return (
    <span data-testid="pat-webhook-state">
      <Label color={color}>{stateText(hook)}</Label>
    </span>
  );
}
