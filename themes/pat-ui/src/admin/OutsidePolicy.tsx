import { ErrorAlert } from "../shared/ErrorAlert";
import { Section } from "../shared/Section";
import { linkTo } from "../shared/location";
import { currentLocale, t } from "../shared/messages";
import { useLoad } from "../shared/useLoad";
import { linkedList } from "./listQuery";
import { getStats } from "./tokens";

interface Props {
  readonly realm: string;
  /** How often the policy has been saved: after each time it is counted anew. */
  readonly saves: number;
}

/** How many tokens could not be made so today. For those who see everybody's. */
export function OutsidePolicy({ realm, saves }: Props) {
  const { value: stats, error, loading, reload } = useLoad((signal) => getStats(realm, signal), [realm, saves]);
  return (
    <Section id="pat-outside" title={t("pat.admin.policy.outside")}>
      <div className="kcpat-stack">
        {error !== undefined && !loading && <ErrorAlert error={error} title={t("pat.admin.stats.failed")} onRetry={reload} />}
        <div role="status" data-testid="pat-outside-count">
          {stats && <Count count={stats.outsidePolicy} />}
        </div>
        <div>{t("pat.admin.policy.outside.help")}</div>
      </div>
    </Section>
  );
}

function Count({ count }: { readonly count: number }) {
  return count === 0 ? (
    <>{t("pat.admin.policy.outside.none")}</>
  ) : (
    <a data-testid="pat-outside-link" {...linkTo(linkedList({ violatesPolicy: "true" }))}>
      {t("pat.admin.policy.outside.count", new Intl.NumberFormat(currentLocale()).format(count))}
    </a>
  );
}
