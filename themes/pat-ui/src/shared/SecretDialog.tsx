import {
  Button,
  Checkbox,
  CodeBlock,
  CodeBlockCode,
  InputGroup,
  InputGroupItem,
  Modal,
  ModalVariant,
} from "@patternfly/react-core";
import { CopyIcon, EyeIcon, EyeSlashIcon } from "@patternfly/react-icons";
import { useState } from "react";
import { Notice } from "./Notice";
import { Field } from "./Field";
import { copy } from "./clipboard";
import { exchangeSnippet } from "./exchange";
import { t } from "./messages";
import type { IssuedToken } from "./tokens";
import { useStay } from "./useStay";

/** A secret that is told this once, and the words for it. */
export interface Secret {
  readonly value: string;
  /** In its place until it is revealed. */
  readonly hint: string;
  readonly once: string;
  readonly warning: string;
  readonly label: string;
  readonly reveal: string;
  readonly hide: string;
  /** How it is used. */
  readonly snippet?: string;
}

interface Props {
  readonly secret: Secret;
  readonly title: string;
  /** It was saved. The caller drops the value then. */
  readonly onDone: () => void;
}

/** The value of a token. @param realm whose it is, if not the one that people signed in to */
export function secretOfToken({ token, hint }: IssuedToken, realm?: string): Secret {
  return {
    value: token,
    hint,
    once: t("pat.secret.once"),
    warning: t("pat.secret.warning"),
    label: t("pat.secret.value"),
    reveal: t("pat.secret.reveal"),
    hide: t("pat.secret.hide"),
    snippet: exchangeSnippet(realm),
  };
}

/** Shows a secret, this once. Only 'Done' closes it, after people have said that they saved it. */
export function SecretDialog({ secret, title, onDone }: Props) {
  const [saved, setSaved] = useState(false);
  useStay(!saved);
  return (
    <Modal
      isOpen
      variant={ModalVariant.medium}
      title={title}
      showClose={false}
      onEscapePress={() => undefined}
      className="kcpat-dialog"
      data-testid="pat-secret"
      actions={[
        <Button key="done" isDisabled={!saved} onClick={onDone} data-testid="pat-secret-done">
          {t("pat.secret.done")}
        </Button>,
      ]}
    >
      <div className="pf-v5-c-form kcpat-secret">
        <Notice variant="warning" isInline title={secret.once}>
          {secret.warning}
        </Notice>
        <Value secret={secret} />
        <Checkbox
          id="pat-secret-saved"
          label={t("pat.secret.saved")}
          isChecked={saved}
          onChange={(_event, isChecked) => setSaved(isChecked)}
          data-testid="pat-secret-saved"
        />
        {secret.snippet !== undefined && <Snippet snippet={secret.snippet} />}
      </div>
    </Modal>
  );
}

/** Masked at first: then it is not in the page at all. */
function Value({ secret: { value, hint, label, ...words } }: { readonly secret: Secret }) {
  const [revealed, setRevealed] = useState(false);
  const { copied, copyText } = useCopy();
  const reveal = revealed ? words.hide : words.reveal;
  return (
    <Field label={label} id="pat-secret-value" help={copied} isGroup>
      <InputGroup>
        <InputGroupItem isFill>
          <div
            role="textbox"
            aria-readonly
            aria-label={label}
            aria-describedby="pat-secret-value-help"
            tabIndex={0}
            className="kcpat-value"
            onFocus={({ target }) => revealed && window.getSelection()?.selectAllChildren(target)}
            data-testid="pat-secret-value"
          >
            {revealed ? value : hint}
          </div>
        </InputGroupItem>
        <InputGroupItem>
          <Button
            variant="control"
            aria-label={reveal}
            title={reveal}
            onClick={() => setRevealed((before) => !before)}
            data-testid="pat-secret-reveal"
          >
            {revealed ? <EyeSlashIcon /> : <EyeIcon />}
          </Button>
        </InputGroupItem>
        <InputGroupItem>
          <Button
            variant="control"
            icon={<CopyIcon />}
            onClick={async ({ currentTarget }) => setRevealed((await copyText(value, currentTarget)) ? revealed : true)}
            data-testid="pat-secret-copy"
          >
            {t("pat.secret.copy")}
          </Button>
        </InputGroupItem>
      </InputGroup>
    </Field>
  );
}

/** How to get an access token for it. It names the value by a variable, so that nobody pastes it into a history. */
function Snippet({ snippet }: { readonly snippet: string }) {
  const { copied, copyText } = useCopy();
  return (
    <Field label={t("pat.secret.snippet")} id="pat-secret-snippet" help={copied ?? t("pat.secret.snippet.help")} isGroup>
      <CodeBlock
        actions={
          <Button
            variant="plain"
            aria-label={t("pat.secret.snippet.copy")}
            title={t("pat.secret.snippet.copy")}
            onClick={({ currentTarget }) => void copyText(snippet, currentTarget)}
            data-testid="pat-secret-snippet-copy"
          >
            <CopyIcon />
          </Button>
        }
      >
        <CodeBlockCode tabIndex={0} data-testid="pat-secret-snippet">
          {snippet}
        </CodeBlockCode>
      </CodeBlock>
    </Field>
  );
}

interface Copying {
  /** What to tell of it. */
  readonly copied: string | undefined;
  readonly copyText: (text: string, button: Element) => Promise<boolean>;
}

function useCopy(): Copying {
  const [copied, setCopied] = useState<string>();
  return {
    copied,
    copyText: async (text, button) => {
      const worked = await copy(text, button.parentElement ?? button);
      setCopied(worked ? t("pat.secret.copied") : t("pat.secret.notCopied"));
      return worked;
    },
  };
}
