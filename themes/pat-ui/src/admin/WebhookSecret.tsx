import { SecretDialog } from "../shared/SecretDialog";
import { t } from "../shared/messages";
import type { IssuedWebhook } from "./webhooks";

interface Props {
  readonly issued: IssuedWebhook;
  readonly title: string;
  readonly onDone: () => void;
}

/** Shows what a webhook's messages are signed with, this once. */
export function WebhookSecret({ issued, title, onDone }: Props) {
  return (
    <SecretDialog
      title={title}
      secret={{
        value: issued.secret,
        hint: "whsec_…",
        once: t("pat.admin.hook.secret.once"),
        warning: t("pat.admin.hook.secret.warning"),
        label: t("pat.admin.hook.secret"),
        reveal: t("pat.admin.hook.secret.reveal"),
        hide: t("pat.admin.hook.secret.hide"),
      }}
      onDone={onDone}
    />
  );
}
