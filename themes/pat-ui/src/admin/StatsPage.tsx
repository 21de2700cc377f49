import { linkTo } from "../shared/location";
import { currentLocale, t } from "../shared/messages";
import { useLoad } from "../shared/useLoad";
import { Loading } from "../shared/Loading";
import { RealmError } from "./RealmError";
import { RealmFrame } from "./RealmFrame";
import { inDays } from "./days";
import { linkedList } from "./listQuery";
import { getStats, type Stats } from "./tokens";

/** How many tokens there are, and which of them want to be looked at. */
export function StatsPage({ realm }: { readonly realm: string }) {
  const { value: stats, error, loading, reload } = useLoad((signal) => getStats(realm, signal), [realm]);
  return (
    <RealmFrame tab="statistics">
      {error !== undefined && <RealmError error={error} title={t("pat.admin.stats.failed")} onRetry={reload} />}
      {stats && (
        <>
          <Counts title={t("pat.admin.stats.all")} counts={ofAll(stats)} />
          <Counts title={t("pat.admin.stats.active")} counts={ofActive(stats)} />
        </>
      )}
      {!stats && loading && <Loading />}
    </RealmFrame>
  );
}

interface Count {
  readonly key: keyof Stats;
  readonly text: string;
  readonly count: number;
  /** The list of those that are counted, if there is a filter for them. */
  readonly list?: string;
}

function ofAll({ active, expired, revoked }: Stats): readonly Count[] {
  return [
    { key: "active", text: t("pat.status.active"), count: active, list: linkedList({}) },
    { key: "expired", text: t("pat.status.expired"), count: expired, list: linkedList({ status: "expired" }) },
    { key: "revoked", text: t("pat.status.revoked"), count: revoked, list: linkedList({ status: "revoked" }) },
  ];
}

function ofActive({ expiringIn7Days, expiringIn30Days, neverUsed, unused90Days, outsidePolicy }: Stats): readonly Count[] {
  const expiring = (days: number) => linkedList({ expiresBefore: inDays(days), sort: "expiresAt", order: "asc" });
  return [
    { key: "expiringIn7Days", text: t("pat.admin.stats.expiring", 7), count: expiringIn7Days, list: expiring(7) },
    { key: "expiringIn30Days", text: t("pat.admin.stats.expiring", 30), count: expiringIn30Days, list: expiring(30) },
    { key: "neverUsed", text: t("pat.admin.stats.neverUsed"), count: neverUsed },
    { key: "unused90Days", text: t("pat.admin.stats.unused", 90), count: unused90Days, list: linkedList({ unusedSince: inDays(-90) }) },
    { key: "outsidePolicy", text: t("pat.admin.stats.outsidePolicy"), count: outsidePolicy, list: linkedList({ violatesPolicy: "true" }) },
  ];
}

function Counts({ title, counts }: { readonly title: string; readonly counts: readonly Count[] }) {
  return (
    <>
      <h2 className="pf-v5-c-title pf-m-xl kcpat-counts-title">{title}</h2>
      <dl className="kcpat-counts">
        {counts.map(({ key, text, count, list }) => (
          <div key={key} className="pf-v5-c-card pf-m-compact pf-m-flat kcpat-count" data-testid={`pat-count-${key}`}>
            <dt>{text}</dt>
            <dd>{list === undefined ? number(count) : <a aria-label={`${text}: ${number(count)}`} {...linkTo(list)}>{number(count)}</a>}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function number(count: number): string {
  return new Intl.NumberFormat(currentLocale()).format(count);
}
