import { Facts } from "../shared/Facts";
import { Section } from "../shared/Section";
import { When } from "../shared/When";
import { currentLocale, t } from "../shared/messages";
import type { Token } from "../shared/tokens";

/** When, from where and how often a token was used. */
export function TokenUsage({ token }: { readonly token: Token }) {
  return (
    <Section id="pat-usage" title={t("pat.usage")}>
      {token.lastUsedAt === null ? (
        <p>{t("pat.usage.none")}</p>
      ) : (
        <Facts
          facts={[
            [t("pat.lastUsed"), <When at={token.lastUsedAt} none="" long />],
            [t("pat.usage.from"), token.lastUsedIp ?? t("pat.unknown")],
            [t("pat.usage.by"), token.lastUsedClient ?? t("pat.unknown")],
            [t("pat.usage.count"), new Intl.NumberFormat(currentLocale()).format(token.useCount)],
          ]}
        />
      )}
    </Section>
  );
}
