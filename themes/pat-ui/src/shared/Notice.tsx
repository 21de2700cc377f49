import { Alert, type AlertProps } from "@patternfly/react-core";
import { t } from "./messages";

/** Tells something within a page; screen readers hear first what kind of thing it is, in the person's language. */
export function Notice(props: AlertProps) {
  return <Alert isInline variantLabel={kindOf(props.variant)} {...props} />;
}

export function kindOf(variant: AlertProps["variant"]): string {
  switch (variant) {
    case "danger":
      return t("pat.alert.danger");
    case "warning":
      return t("pat.alert.warning");
    case "success":
      return t("pat.alert.success");
    default:
      return t("pat.alert.info");
  }
}
