import { FormSection } from "@patternfly/react-core";
import { t } from "../shared/messages";
import { DurationField, type FieldProps, FlagField, LineField, ListField } from "./PolicyFields";
import { TypesField } from "./TypesField";
import type { PolicyField } from "./policy";
import type { Draft } from "./policyDraft";

export type FieldOf = <F extends PolicyField>(field: F, label: string, help: string) => FieldProps<Draft[F]>;

/** The fields of a policy by what they are about; the help of each says what it binds and what its default is. */
export function PolicyGroups({ at }: { readonly at: FieldOf }) {
  return (
    <>
      <FormSection title={t("pat.admin.policy.use")} titleElement="h2">
        <FlagField {...at("enabled", t("pat.admin.policy.enabled"), t("pat.admin.policy.enabled.help"))} />
        <DurationField {...at("jwtLifetime", t("pat.admin.policy.jwtLifetime"), t("pat.admin.policy.jwtLifetime.help"))} />
        <ListField {...at("managementClients", t("pat.admin.policy.managementClients"), t("pat.admin.policy.managementClients.help"))} />
      </FormSection>
      <FormSection title={t("pat.admin.policy.new")} titleElement="h2">
        <DurationField {...at("maxLifetime", t("pat.admin.policy.maxLifetime"), t("pat.admin.policy.maxLifetime.help"))} />
        <DurationField {...at("defaultLifetime", t("pat.admin.policy.defaultLifetime"), t("pat.admin.policy.defaultLifetime.help"))} />
        <FlagField {...at("neverExpireAllowed", t("pat.admin.policy.neverExpireAllowed"), t("pat.admin.policy.neverExpireAllowed.help"))} />
        <LineField {...at("maxTokensPerUser", t("pat.admin.policy.maxTokensPerUser"), t("pat.admin.policy.maxTokensPerUser.help"))} />
        <LineField {...at("requiredRole", t("pat.admin.policy.requiredRole"), t("pat.admin.policy.requiredRole.help"))} />
        <DurationField {...at("reauthMaxAge", t("pat.admin.policy.reauthMaxAge"), t("pat.admin.policy.reauthMaxAge.help"))} />
        <LineField {...at("tokenPrefix", t("pat.admin.policy.tokenPrefix"), t("pat.admin.policy.tokenPrefix.help"))} />
      </FormSection>
      <FormSection title={t("pat.admin.policy.content")} titleElement="h2">
        <ListField {...at("grantableScopes", t("pat.scopes"), t("pat.admin.policy.grantableScopes.help"))} />
        <TypesField {...at("authorizationDetailTypes", t("pat.permissions"), t("pat.admin.policy.authorizationDetailTypes.help"))} />
        <FlagField {...at("scopesRequired", t("pat.admin.policy.scopesRequired"), t("pat.admin.policy.scopesRequired.help"))} />
        <FlagField {...at("audienceRequired", t("pat.admin.policy.audienceRequired"), t("pat.admin.policy.audienceRequired.help"))} />
      </FormSection>
      <FormSection title={t("pat.admin.policy.renewal")} titleElement="h2">
        <DurationField {...at("maxGracePeriod", t("pat.admin.policy.maxGracePeriod"), t("pat.admin.policy.maxGracePeriod.help"))} />
        <FlagField {...at("regenerateAllowed", t("pat.admin.policy.regenerateAllowed"), t("pat.admin.policy.regenerateAllowed.help"))} />
      </FormSection>
      <FormSection title={t("pat.admin.policy.upkeep")} titleElement="h2">
        <ListField {...at("noticeDays", t("pat.admin.policy.noticeDays"), t("pat.admin.policy.noticeDays.help"))} />
        <DurationField {...at("unusedRevokeAfter", t("pat.admin.policy.unusedRevokeAfter"), t("pat.admin.policy.unusedRevokeAfter.help"))} />
        <DurationField {...at("retention", t("pat.admin.policy.retention"), t("pat.admin.policy.retention.help"))} />
      </FormSection>
    </>
  );
}
