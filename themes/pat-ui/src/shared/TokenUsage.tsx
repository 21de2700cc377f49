import { Facts } from "./Facts";
import { Section } from "./Section";
import { When } from "./When";
import { currentLocale, t } from "./messages";
import type { Token } from "./tokens";

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
