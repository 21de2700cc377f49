import { Button, Checkbox } from "@patternfly/react-core";
import { useState } from "react";
import { Dialog } from "../shared/Dialog";
import { Field } from "../shared/Field";
import { TextField } from "../shared/TextField";
import { DESCRIPTION_LENGTH } from "../shared/formValues";
import { t } from "../shared/messages";
import { textError } from "../shared/values";
import { eventText } from "./webhookWords";
import { EVENT_TYPES, type EventType, type Webhook, type WebhookInput } from "./webhooks";

interface Props {
  readonly title: string;
  readonly action: string;
  /** What it is now; without it, it is a new one. */
  readonly hook?: Webhook;
  /** Of a webhook that is there only what is changed: it may have been switched off meanwhile. */
  readonly onSave: (input: WebhookInput) => Promise<void>;
  readonly onClose: () => void;
}

const URL_FIELD = "pat-hook-url";
const DESCRIPTION = "pat-hook-description";
const EVENTS = "pat-hook-events";
const URL_LENGTH = 1024;

/** Where a webhook leads, and what it is told. */
export function WebhookDialog({ title, action, hook, onSave, onClose }: Props) {
  const [url, setUrl] = useState(hook?.url ?? "");
  const [description, setDescription] = useState(hook?.description ?? "");
  const [events, setEvents] = useState<readonly EventType[]>(hook?.eventTypes ?? EVENT_TYPES);
  const [enabled, setEnabled] = useState(hook?.enabled ?? true);
  const plain = [url, description].every((text) => textError(text) === undefined);
  return (
    <Dialog
      title={title}
      action={action}
      isWide
      isDisabled={url.trim() === "" || events.length === 0 || !plain}
      fields={{ url: URL_FIELD, description: DESCRIPTION, eventTypes: EVENTS }}
      onAction={() => onSave(changesOf(hook, { url: url.trim(), description: description.trim(), eventTypes: events, enabled }))}
      onClose={onClose}
    >
      {(faultAt) => {
        const urlError = textError(url) ?? faultAt(URL_FIELD);
        const descriptionError = textError(description) ?? faultAt(DESCRIPTION);
        return (
          <>
            <TextField
              id={URL_FIELD}
              label={t("pat.admin.hook.url")}
              help={t("pat.admin.hook.url.help")}
              error={urlError}
              value={url}
              maxLength={URL_LENGTH}
              onChange={setUrl}
              isRequired
            />
            <TextField
              id={DESCRIPTION}
              label={t("pat.description")}
              error={descriptionError}
              value={description}
              maxLength={DESCRIPTION_LENGTH}
              onChange={setDescription}
            />
            <EventsField events={events} error={faultAt(EVENTS)} onChange={setEvents} />
            <Checkbox
              id="pat-hook-enabled"
              label={t("pat.admin.hook.enabled")}
              description={t("pat.admin.hook.enabled.help")}
              isChecked={enabled}
              onChange={(_event, value) => setEnabled(value)}
            />
          </>
        );
      }}
    </Dialog>
  );
}

function changesOf(hook: Webhook | undefined, written: Required<WebhookInput>): WebhookInput {
  if (!hook) {
    return written;
  }
  const { url, description, eventTypes, enabled } = written;
  return {
    ...(url === hook.url ? {} : { url }),
    ...(description === (hook.description ?? "") ? {} : { description }),
    ...(String([...eventTypes].sort()) === String([...hook.eventTypes].sort()) ? {} : { eventTypes }),
    ...(enabled === hook.enabled ? {} : { enabled }),
  };
}

interface EventsProps {
  readonly events: readonly EventType[];
  readonly error: string | undefined;
  readonly onChange: (events: readonly EventType[]) => void;
}

function EventsField({ events, error, onChange }: EventsProps) {
  const known = new Set<EventType>(EVENT_TYPES);
  const others = events.filter((type) => !known.has(type)); // of which there is nothing to choose
  const isAll = EVENT_TYPES.every((type) => events.includes(type));
  return (
    <Field label={t("pat.admin.hook.events")} id={EVENTS} error={error} isRequired isGroup>
      <Button variant="link" isInline onClick={() => onChange([...others, ...(isAll ? [] : EVENT_TYPES)])} data-testid="pat-hook-events-all">
        {isAll ? t("pat.admin.hook.events.none") : t("pat.admin.hook.events.all")}
      </Button>
      <div className="kcpat-choices">
        {EVENT_TYPES.map((type) => (
          <Checkbox
            key={type}
            id={`${EVENTS}-${type}`}
            label={eventText(type)}
            description={type}
            isChecked={events.includes(type)}
            onChange={(_event, on) => onChange(on ? [...events, type] : events.filter((other) => other !== type))}
          />
        ))}
      </div>
    </Field>
  );
}
