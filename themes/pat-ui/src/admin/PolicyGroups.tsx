import { FormSection } from "@patternfly/react-core";
import { t } from "../shared/messages";
import { DurationField, type FieldProps, FlagField, TextField } from "./PolicyFields";
import { TypesField } from "./TypesField";
import type { PolicyField } from "./policy";
import type { Draft } from "./policyDraft";

/** All of a field but its texts. */
export type FieldOf = <F extends PolicyField>(field: F) => Omit<FieldProps<Draft[F]>, "label" | "help">;

/** The fields of a policy by what they are about; the help of each says what it binds and what its default is. */
export function PolicyGroups({ at }: { readonly at: FieldOf }) {
  return (
    <>
      <FormSection title={t("pat.admin.policy.use")} titleElement="h2">
        <FlagField {...at("enabled")} label={t("pat.admin.policy.enabled")} help={t("pat.admin.policy.enabled.help")} />
        <DurationField {...at("jwtLifetime")} label={t("pat.admin.policy.jwtLifetime")} help={t("pat.admin.policy.jwtLifetime.help")} />
        <TextField isLong
          {...at("managementClients")}
          label={t("pat.admin.policy.managementClients")}
          help={t("pat.admin.policy.managementClients.help")}
        />
      </FormSection>
      <FormSection title={t("pat.admin.policy.new")} titleElement="h2">
        <DurationField {...at("maxLifetime")} label={t("pat.admin.policy.maxLifetime")} help={t("pat.admin.policy.maxLifetime.help")} />
        <DurationField
          {...at("defaultLifetime")}
          label={t("pat.admin.policy.defaultLifetime")}
          help={t("pat.admin.policy.defaultLifetime.help")}
        />
        <FlagField
          {...at("neverExpireAllowed")}
          label={t("pat.admin.policy.neverExpireAllowed")}
          help={t("pat.admin.policy.neverExpireAllowed.help")}
        />
        <TextField
          {...at("maxTokensPerUser")}
          label={t("pat.admin.policy.maxTokensPerUser")}
          help={t("pat.admin.policy.maxTokensPerUser.help")}
        />
        <TextField {...at("requiredRole")} label={t("pat.admin.policy.requiredRole")} help={t("pat.admin.policy.requiredRole.help")} />
        <DurationField {...at("reauthMaxAge")} label={t("pat.admin.policy.reauthMaxAge")} help={t("pat.admin.policy.reauthMaxAge.help")} />
        <TextField {...at("tokenPrefix")} label={t("pat.admin.policy.tokenPrefix")} help={t("pat.admin.policy.tokenPrefix.help")} />
      </FormSection>
      <FormSection title={t("pat.admin.policy.content")} titleElement="h2">
        <TextField isLong
          {...at("grantableScopes")}
          label={t("pat.scopes")}
          help={t("pat.admin.policy.grantableScopes.help")}
        />
        <TypesField
          {...at("authorizationDetailTypes")}
          label={t("pat.permissions")}
          help={t("pat.admin.policy.authorizationDetailTypes.help")}
        />
        <FlagField
          {...at("scopesRequired")}
          label={t("pat.admin.policy.scopesRequired")}
          help={t("pat.admin.policy.scopesRequired.help")}
        />
        <FlagField
          {...at("audienceRequired")}
          label={t("pat.admin.policy.audienceRequired")}
          help={t("pat.admin.policy.audienceRequired.help")}
        />
      </FormSection>
      <FormSection title={t("pat.admin.policy.renewal")} titleElement="h2">
        <DurationField
          {...at("maxGracePeriod")}
          label={t("pat.admin.policy.maxGracePeriod")}
          help={t("pat.admin.policy.maxGracePeriod.help")}
        />
        <FlagField
          {...at("regenerateAllowed")}
          label={t("pat.admin.policy.regenerateAllowed")}
          help={t("pat.admin.policy.regenerateAllowed.help")}
        />
      </FormSection>
      <FormSection title={t("pat.admin.policy.upkeep")} titleElement="h2">
        <TextField isLong {...at("noticeDays")} label={t("pat.admin.policy.noticeDays")} help={t("pat.admin.policy.noticeDays.help")} />
        <DurationField
          {...at("unusedRevokeAfter")}
          label={t("pat.admin.policy.unusedRevokeAfter")}
          help={t("pat.admin.policy.unusedRevokeAfter.help")}
        />
        <DurationField {...at("retention")} label={t("pat.admin.policy.retention")} help={t("pat.admin.policy.retention.help")} />
      </FormSection>
    </>
  );
}
