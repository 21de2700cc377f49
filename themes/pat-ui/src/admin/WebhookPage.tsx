import { Breadcrumb, BreadcrumbItem, Button } from "@patternfly/react-core";
import { useState } from "react";
import { useAlerts } from "../shared/Alerts";
import { Dialog } from "../shared/Dialog";
import { ErrorAlert } from "../shared/ErrorAlert";
import { type Fact, Facts } from "../shared/Facts";
import { Loading } from "../shared/Loading";
import { useHeadingFocus } from "../shared/PageFrame";
import { When } from "../shared/When";
import { Section } from "../shared/Section";
import { go, linkTo } from "../shared/location";
import { t } from "../shared/messages";
import { useLoad } from "../shared/useLoad";
import { Deliveries } from "./Deliveries";
import { RealmFrame } from "./RealmFrame";
import { WebhookDialog } from "./WebhookDialog";
import { WebhookSecret } from "./WebhookSecret";
import { WebhookState } from "./WebhookState";
import { useAccess } from "./access";
import { eventText } from "./webhookWords";
import { deleteWebhook, getWebhook, type IssuedWebhook, rotateSecret, testWebhook, updateWebhook, type Webhook } from "./webhooks";

const LIST = "?tab=webhooks";

interface Props {
  readonly realm: string;
  readonly id: string;
}

/** A webhook, and what was delivered to it. */
export function WebhookPage({ realm, id }: Props) {
  const { value: hook, error, loading, reload } = useLoad((signal) => getWebhook(realm, id, signal), [realm, id]);
  return (
    <RealmFrame tab="webhooks">
      <Breadcrumb aria-label={t("pat.breadcrumb")} className="kcpat-breadcrumb">
        <BreadcrumbItem render={({ className }) => <a className={className} {...linkTo(LIST)}>{t("pat.admin.tab.webhooks")}</a>} />
        <BreadcrumbItem isActive>{hook?.url ?? id}</BreadcrumbItem>
      </Breadcrumb>
      {error !== undefined && !loading && <ErrorAlert error={error} onRetry={reload} />}
      {hook && <Parts realm={realm} hook={hook} onReload={reload} />}
      {!hook && loading && <Loading />}
    </RealmFrame>
  );
}

type Open = "edit" | "secret" | "delete";

interface PartsProps {
  readonly realm: string;
  readonly hook: Webhook;
  readonly onReload: () => void;
}

function Parts({ realm, hook, onReload }: PartsProps) {
  const { managesRealm } = useAccess();
  const [open, setOpen] = useState<Open>();
  const [issued, setIssued] = useState<IssuedWebhook>();
  const [awaited, setAwaited] = useState<string>();
  const [testing, setTesting] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const focusHeading = useHeadingFocus();
  const close = () => setOpen(undefined);
  const test = async () => {
    setFailure(undefined);
    setTesting(true);
    try {
      setAwaited((await testWebhook(realm, hook.id)).id);
    } catch (error) {
      setFailure(error);
    } finally {
      setTesting(false);
    }
  };
  return (
    <>
      {failure !== undefined && <ErrorAlert error={failure} />}
      <Section id="pat-webhook" title={hook.description ?? t("pat.admin.hook")} actions={managesRealm && <Actions onTest={() => testing || void test()} isTesting={testing} onOpen={setOpen} />}>
        <Facts facts={factsOf(hook)} />
      </Section>
      <Deliveries realm={realm} hookId={hook.id} managesRealm={managesRealm} awaited={awaited} onSettled={onReload} />
      {open && (
        <WebhookDialogs
          realm={realm}
          hook={hook}
          open={open}
          onClose={close}
          onSaved={() => {
            close();
            onReload();
          }}
          onIssued={(next) => {
            close();
            setIssued(next);
          }}
        />
      )}
      {issued && (
        <WebhookSecret
          issued={issued}
          title={t("pat.admin.hook.secret.new")}
          onDone={() => {
            setIssued(undefined);
            focusHeading();
            onReload();
          }}
        />
      )}
    </>
  );
}

interface ActionsProps {
  readonly onTest: () => void;
  readonly isTesting: boolean;
  readonly onOpen: (open: Open) => void;
}

function Actions({ onTest, isTesting, onOpen }: ActionsProps) {
  return (
    <>
      <Button variant="secondary" onClick={onTest} isAriaDisabled={isTesting} data-testid="pat-webhook-test">
        {t("pat.admin.hook.test")}
      </Button>
      <Button variant="secondary" onClick={() => onOpen("edit")} data-testid="pat-webhook-edit">
        {t("pat.edit")}
      </Button>
      <Button variant="secondary" onClick={() => onOpen("secret")} data-testid="pat-webhook-rotate">
        {t("pat.admin.hook.secret.new")}
      </Button>
      <Button variant="link" isDanger onClick={() => onOpen("delete")} data-testid="pat-webhook-delete">
        {t("pat.delete")}
      </Button>
    </>
  );
}

interface DialogsProps {
  readonly realm: string;
  readonly hook: Webhook;
  readonly open: Open;
  readonly onClose: () => void;
  readonly onSaved: () => void;
  readonly onIssued: (issued: IssuedWebhook) => void;
}

function WebhookDialogs({ realm, hook, open, onClose, onSaved, onIssued }: DialogsProps) {
  const tell = useAlerts();
  switch (open) {
    case "edit":
      return (
        <WebhookDialog
          title={t("pat.admin.hook.edit")}
          action={t("pat.save")}
          hook={hook}
          onClose={onClose}
          onSave={async (input) => {
            const { url } = await updateWebhook(realm, hook.id, input);
            tell(t("pat.saved", url));
            onSaved();
          }}
        />
      );
    case "secret":
      return (
        <Dialog
          title={t("pat.admin.hook.secret.new")}
          action={t("pat.admin.hook.secret.new")}
          onClose={onClose}
          onAction={async () => onIssued(await rotateSecret(realm, hook.id))}
        >
          <div>{t("pat.admin.hook.secret.new.help")}</div>
        </Dialog>
      );
    case "delete":
      return (
        <Dialog
          title={t("pat.delete.title", hook.url)}
          action={t("pat.delete")}
          variant="danger"
          titleIconVariant="warning"
          onClose={onClose}
          onAction={async () => {
            await deleteWebhook(realm, hook.id);
            tell(t("pat.deleted", hook.url));
            go(LIST);
          }}
        >
          <div>{t("pat.admin.hook.delete.help")}</div>
        </Dialog>
      );
  }
}

function factsOf(hook: Webhook): readonly Fact[] {
  const { url, eventTypes, createdAt, disabledAt, failingSince, lastSuccessAt, previousSecretExpiresAt, id } = hook;
  return [
    [t("pat.admin.hook.url"), url],
    [t("pat.status"), <WebhookState hook={hook} />],
    [t("pat.admin.hook.events"), eventTypes.map(eventText).join(", ")],
    [t("pat.created"), <When at={createdAt} none="" long />],
    [t("pat.admin.hook.disabledAt"), disabledAt === null ? undefined : <When at={disabledAt} none="" long />],
    [t("pat.admin.hook.failingSince"), failingSince === null ? undefined : <When at={failingSince} none="" long />],
    [t("pat.admin.hook.lastSuccess"), <When at={lastSuccessAt} none={t("pat.admin.hook.never")} long />],
    [
      t("pat.admin.hook.oldSecret"),
      previousSecretExpiresAt === null ? undefined : <When at={previousSecretExpiresAt} none="" long />,
    ],
    [t("pat.detail.id"), <span className="kcpat-id">{id}</span>],
  ];
}
