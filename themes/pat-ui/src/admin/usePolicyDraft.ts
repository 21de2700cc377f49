import { type FormEvent, useState } from "react";
import { errorText } from "../shared/errors";
import { focusField } from "../shared/Field";
import { ApiError } from "../shared/rest";
import { useFocusOnError } from "../shared/useFocusOnError";
import { type Policy, type PolicyField, savePolicy } from "./policy";
import { changed, defaultOf, type Draft, type DraftErrors, read, settled, toDraft } from "./policyDraft";

/** Where a refusal is shown that no field is to blame for. */
export const REFUSAL = "pat-policy-refusal";

export function idOf(field: PolicyField): string {
  return `pat-policy-${field}`;
}

export interface PolicyDraft {
  /** As it was read or saved last. */
  readonly policy: Policy;
  readonly draft: Draft;
  readonly errors: DraftErrors;
  readonly refusal: unknown;
  /** Whether there is something to save. */
  readonly isChanged: boolean;
  readonly busy: boolean;
  /** Fields to which the default is to come back, whatever stands there. */
  readonly mended: readonly PolicyField[];
  readonly write: <F extends PolicyField>(field: F, value: Draft[F]) => void;
  readonly mend: (field: PolicyField) => void;
  readonly revert: () => void;
  readonly save: (event: FormEvent) => Promise<void>;
}

/** Changes of a policy until they are saved. What is not changed is not sent, so that nobody else's change is undone. */
export function usePolicyDraft(realm: string, initial: Policy, onSaved: () => void): PolicyDraft {
  const [policy, setPolicy] = useState(initial);
  const [draft, setDraft] = useState(() => toDraft(initial));
  const [mended, setMended] = useState<readonly PolicyField[]>([]);
  const [errors, setErrors] = useState<DraftErrors>({});
  const [refusal, setRefusal] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const show = useFocusOnError();

  const before = toDraft(policy);
  const fields = changed(draft, before, mended);

  const start = () => {
    setMended([]);
    setErrors({});
    setRefusal(undefined);
  };
  const revert = () => {
    start();
    setDraft(before);
  };
  const write = <F extends PolicyField>(field: F, value: Draft[F]) => {
    setDraft((current) => ({ ...current, [field]: value }));
    setErrors(({ [field]: _mended, ...others }) => others);
  };
  const mend = (field: PolicyField) => {
    write(field, defaultOf(field));
    setMended((current) => [...current, field]);
    focusField(idOf(field)); // the button that was clicked goes away
  };
  const refuse = (error: unknown) => {
    const field = error instanceof ApiError ? fields.find((one) => one === error.field) : undefined;
    setErrors(field ? { [field]: errorText(error) } : {});
    setRefusal(field ? undefined : error);
    show(field ? idOf(field) : REFUSAL);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || fields.length === 0) {
      return;
    }
    const written = read(draft, fields);
    setErrors(written.errors);
    setRefusal(undefined);
    const first = fields.find((field) => field in written.errors);
    if (first) {
      show(idOf(first));
      return;
    }
    setBusy(true);
    try {
      const saved = await savePolicy(realm, written.change);
      setMended((current) => current.filter((field) => !fields.includes(field)));
      setErrors({});
      setRefusal(undefined);
      setPolicy(saved);
      setDraft((current) => settled(toDraft(saved), draft, current));
      onSaved();
    } catch (error) {
      refuse(error);
    } finally {
      setBusy(false);
    }
  };

  return { policy, draft, errors, refusal, isChanged: fields.length > 0, busy, mended, write, mend, revert, save };
}
