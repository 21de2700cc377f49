import { Notice } from "../shared/Notice";
import { t } from "../shared/messages";
import type { BindingPolicy } from "../shared/tokens";

/** Says why no token can be made, where that is so. */
export function PolicyNotice({ policy }: { readonly policy: BindingPolicy | undefined }) {
  if (!policy || mayCreate(policy)) {
    return null;
  }
  return (
    <Notice
      variant={policy.enabled ? "info" : "warning"}
      isInline
      className="kcpat-notice"
      title={policy.enabled ? t("pat.notice.mayNotCreate") : t("pat.notice.disabled")}
      data-testid="pat-notice"
    >
      {policy.enabled ? t("pat.notice.mayNotCreate.help") : t("pat.notice.disabled.help")}
    </Notice>
  );
}

export function mayCreate(policy: BindingPolicy): boolean {
  return policy.enabled && policy.creationAllowed;
}
