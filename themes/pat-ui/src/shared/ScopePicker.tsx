import { Field } from "./Field";
import { Picker } from "./Picker";
import { t } from "./messages";
import type { Grantable } from "./tokens";

interface Props {
  readonly scopes: Grantable["scopes"];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
  readonly error?: string;
  readonly id: string;
  readonly isRequired?: boolean;
}

/** Which scopes a token has. */
export function ScopePicker({ scopes, chosen, onChange, error, id, isRequired }: Props) {
  return (
    <Field label={t("pat.scopes")} id={id} help={t("pat.scopes.help")} error={error} isRequired={isRequired} isGroup>
      <Picker
        items={scopes}
        chosen={chosen}
        onChange={onChange}
        id={id}
        searchLabel={t("pat.scopes.search")}
        groupOf={resourceOf}
        none={t("pat.scopes.none")}
      />
    </Field>
  );
}

/** `orders` of `orders:read` */
function resourceOf(scope: string): string {
  return scope.includes(":") ? scope.slice(0, scope.indexOf(":")) : "";
}
