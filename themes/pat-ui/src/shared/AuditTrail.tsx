import { Loading } from "./Loading";
import { Table, Tbody, Td, Th, Thead, Tr } from "./Table";
import { type ReactNode, useState } from "react";
import { ErrorAlert } from "./ErrorAlert";
import { Paging } from "./Paging";
import { Section } from "./Section";
import { When } from "./When";
import { t } from "./messages";
import { type AuditEntry, listEvents, type Paged, type Token } from "./tokens";
import { useLoad } from "./useLoad";
import { linesOf, whatOf, whoOf } from "./trail";

interface Props {
  readonly token: Token;
  /** Another one whenever something was done to the token. */
  readonly turn: number;
  /** Loads a part of it; without it, as its owner may. */
  readonly load?: (first: number, max: number, signal: AbortSignal) => Promise<Paged<AuditEntry>>;
  /** Who did something; without it, as its owner is told. */
  readonly who?: (entry: AuditEntry) => ReactNode;
}

const SIZES = [10, 20, 50] as const;

/** What happened to a token, newest first. */
export function AuditTrail({ token, turn, load = ofOwner(token), who = (entry) => whoOf(entry, token) }: Props) {
  const [page, setPage] = useState(1);
  const [perPage, setPerPage] = useState<number>(SIZES[0]);
  const trail = useLoad(
    (signal) => load((page - 1) * perPage, perPage, signal),
    [token.id, page, perPage, turn],
  );
  const total = trail.value?.total ?? 0;
  return (
    <Section id="pat-trail" title={t("pat.audit")}>
      {trail.error !== undefined && <ErrorAlert error={trail.error} onRetry={trail.reload} />}
      {trail.value ? (
        <Entries entries={trail.value.items} who={who} loading={trail.loading} />
      ) : (
        trail.loading && <Loading />
      )}
      {total > SIZES[0] && (
        <Paging
          id="pat-trail-paging"
          label={t("pat.audit.paging")}
          total={total}
          page={page}
          perPage={perPage}
          sizes={SIZES}
          onPage={setPage}
          onPerPage={(size) => {
            setPage(1);
            setPerPage(size);
          }}
          isBelow
        />
      )}
    </Section>
  );
}

const ofOwner =
  ({ id }: Token): NonNullable<Props["load"]> =>
  (first, max, signal) =>
    listEvents(id, first, max, signal);

interface EntriesProps {
  readonly entries: readonly AuditEntry[];
  readonly who: NonNullable<Props["who"]>;
  /** What it is about, where that is not always the same token. */
  readonly about?: (entry: AuditEntry) => ReactNode;
  readonly loading: boolean;
}

/** Lines of the trail. */
export function Entries({ entries, who, about, loading }: EntriesProps) {
  return (
    <Table aria-label={t("pat.audit")} aria-busy={loading} data-testid="pat-trail-table">
      <Thead>
        <Tr>
          <Th>{t("pat.audit.at")}</Th>
          {about && <Th>{t("pat.token")}</Th>}
          <Th>{t("pat.audit.what")}</Th>
          <Th>{t("pat.audit.who")}</Th>
          <Th>{t("pat.audit.where")}</Th>
        </Tr>
      </Thead>
      <Tbody>
        {entries.map((entry) => (
          <Tr key={entry.id} data-testid="pat-trail-row">
            <Td dataLabel={t("pat.audit.at")}>
              <When at={entry.at} none="" long />
            </Td>
            {about && (
              <Td dataLabel={t("pat.token")} className="kcpat-name">
                {about(entry)}
              </Td>
            )}
            <Td dataLabel={t("pat.audit.what")} className="kcpat-name">
              <strong>{whatOf(entry)}</strong>
              <Lines lines={linesOf(entry)} />
            </Td>
            <Td dataLabel={t("pat.audit.who")}>{who(entry)}</Td>
            <Td dataLabel={t("pat.audit.where")} className="kcpat-name">
              <Lines lines={whereOf(entry)} />
            </Td>
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}

function whereOf({ ip, clientId, userAgent }: AuditEntry): readonly string[] {
  return [ip, clientId, userAgent].filter((text) => text !== null);
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <>
      {lines.map((line) => (
        <div key={line} className="kcpat-line">
          {line}
        </div>
      ))}
    </>
  );
}
