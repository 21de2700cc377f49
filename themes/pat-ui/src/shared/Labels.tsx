import { Label, LabelGroup } from "@patternfly/react-core";
import { t } from "./messages";

interface Props {
  readonly items: readonly string[];
  /** What they are, for screen readers. */
  readonly name: string;
  /** How many are shown before '+n'. */
  readonly shown?: number;
}

/** Some words side by side, such as scopes; the rest of many unfolds. */
export function Labels({ items, name, shown = 3 }: Props) {
  if (items.length === 0) {
    return <>{t("pat.none")}</>;
  }
  return (
    <LabelGroup
      aria-label={name}
      numLabels={shown}
      expandedText={t("pat.less")}
      collapsedText={t("pat.more", items.length - shown)}
    >
      {items.map((item) => (
        <Label key={item} isCompact>
          {item}
        </Label>
      ))}
    </LabelGroup>
  );
}
