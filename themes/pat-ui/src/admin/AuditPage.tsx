import { EmptyState, EmptyStateHeader, EmptyStateIcon } from "@patternfly/react-core";
import { SearchIcon } from "@patternfly/react-icons";
import { Entries } from "../shared/AuditTrail";
import { ErrorAlert } from "../shared/ErrorAlert";
import { Loading } from "../shared/Loading";
import { Paging } from "../shared/Paging";
import { viewOf } from "../shared/TokenTable";
import { linkTo, replaceQuery, useQuery } from "../shared/location";
import { t } from "../shared/messages";
import type { AuditEntry, Paged } from "../shared/tokens";
import { useLoad } from "../shared/useLoad";
import { usePageThatExists } from "../shared/usePageThatExists";
import { AuditFilter } from "./AuditFilter";
import { OwnerLink } from "./OwnerLink";
import { RealmFrame } from "./RealmFrame";
import { useAccess } from "./access";
import { isFiltered, parseTrail, printTrail, SIZES, toTrailFilter, type TrailShown } from "./auditQuery";
import { listTrail } from "./tokens";
import { findUserId, isUserId, namesOf } from "./users";

type Names = ReadonlyMap<string, string>;

const NOTHING: Paged<AuditEntry> = { items: [], total: 0 };
const NO_NAMES: Names = new Map();

/** What happened to the tokens of a realm, and to its policy. */
export function AuditPage({ realm }: { readonly realm: string }) {
  const shown = parseTrail(useQuery());
  const { seesAll } = useAccess();
  const trail = useLoad((signal) => load(realm, shown, seesAll, signal), [realm, seesAll, printTrail(shown)]);
  const names = useLoad(
    async (signal) => (seesAll && trail.value ? namesOf(realm, peopleOf(trail.value.items), signal) : NO_NAMES),
    [realm, seesAll, trail.value],
  );
  const show = (change: Partial<TrailShown>) => replaceQuery(printTrail({ ...shown, page: 1, ...change }));
  usePageThatExists(trail.value, shown, show);
  return (
    <RealmFrame tab="audit">
      <AuditFilter shown={shown} hasNames={seesAll} onShow={show} />
      {trail.error !== undefined && <ErrorAlert error={trail.error} title={t("pat.admin.audit.failed")} onRetry={trail.reload} />}
      {trail.value && (
        <Found
          realm={realm}
          trail={trail.value}
          // Without them people are told by their ids, which is so for those who are gone in any case.
          names={names.value ?? NO_NAMES}
          loading={trail.loading}
          shown={shown}
          onShow={show}
        />
      )}
      {!trail.value && trail.loading && <Loading />}
    </RealmFrame>
  );
}

/** A name that nobody has is nobody's. */
async function load(realm: string, shown: TrailShown, seesAll: boolean, signal: AbortSignal): Promise<Paged<AuditEntry>> {
  const isName = seesAll && shown.user !== "" && !isUserId(shown.user);
  const userId = isName ? await findUserId(realm, shown.user, signal) : shown.user;
  if (userId === undefined) {
    return NOTHING;
  }
  const { page, perPage } = shown;
  return listTrail(realm, { ...toTrailFilter(shown, userId), first: (page - 1) * perPage, max: perPage }, signal);
}

function peopleOf(entries: readonly AuditEntry[]): readonly string[] {
  return entries.flatMap(({ userId, actorId }) => [userId, actorId]).filter((id) => id !== null);
}

interface FoundProps {
  readonly realm: string;
  readonly trail: Paged<AuditEntry>;
  readonly names: Names;
  readonly loading: boolean;
  readonly shown: TrailShown;
  readonly onShow: (change: Partial<TrailShown>) => void;
}

function Found({ realm, trail: { items, total }, names, loading, shown, onShow }: FoundProps) {
  if (items.length === 0) {
    return (
      <EmptyState data-testid="pat-no-hits">
        <EmptyStateHeader
          titleText={isFiltered(shown) ? t("pat.admin.audit.noHits") : t("pat.admin.audit.empty")}
          headingLevel="h2"
          icon={<EmptyStateIcon icon={SearchIcon} />}
        />
      </EmptyState>
    );
  }
  return (
    <>
      <Entries
        entries={items}
        loading={loading}
        who={(entry) => whoOf(entry, names)}
        about={(entry) => <About realm={realm} entry={entry} names={names} />}
      />
      <Paging
        id="pat-trail-paging"
        label={t("pat.audit.paging")}
        total={total}
        page={shown.page}
        perPage={shown.perPage}
        sizes={SIZES}
        onPage={(page) => onShow({ page })}
        onPerPage={(perPage) => onShow({ perPage })}
        isBelow
      />
    </>
  );
}

/** The token and its owner. A deleted token has no page; the policy is nobody's. */
function About({ realm, entry: { type, tokenId, tokenName, userId }, names }: { readonly realm: string; readonly entry: AuditEntry; readonly names: Names }) {
  if (tokenId === null) {
    return null;
  }
  const name = tokenName ?? tokenId;
  return (
    <>
      {type === "DELETED" ? name : <a {...linkTo(viewOf(tokenId))}>{name}</a>}
      {userId !== null && (
        <div className="kcpat-line">
          <Person realm={realm} userId={userId} name={names.get(userId)} />
        </div>
      )}
    </>
  );
}

/** Who is gone, and who is not seen, has a number and no page. */
function Person({ realm, userId, name }: { readonly realm: string; readonly userId: string; readonly name: string | undefined }) {
  return name === undefined ? <>{userId}</> : <OwnerLink realm={realm} token={{ userId, username: name }} />;
}

function whoOf({ type, actorId, userId }: AuditEntry, names: Names): string {
  if (type === "USED" || type === "REFUSED") {
    return t("pat.who.user");
  }
  if (actorId === null) {
    return t(type === "LEAKED" ? "pat.who.report" : "pat.who.rule");
  }
  const name = names.get(actorId);
  return name ?? (actorId === userId ? t("pat.owner") : t("pat.admin.who.administrator", actorId));
}
