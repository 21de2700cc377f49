import { Bullseye, Spinner } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { useState } from "react";
import { ErrorAlert } from "../shared/ErrorAlert";
import { Paging } from "../shared/Paging";
import { Section } from "../shared/Section";
import { When } from "../shared/When";
import { t } from "../shared/messages";
import { type AuditEntry, listEvents, type Token } from "../shared/tokens";
import { useLoad } from "../shared/useLoad";
import { linesOf, whatOf, whoOf } from "./trail";

interface Props {
  readonly token: Token;
  /** Another one whenever something was done to the token. */
  readonly turn: number;
}

const SIZES = [10, 20, 50] as const;

/** What happened to a token, newest first. */
export function AuditTrail({ token, turn }: Props) {
  const [page, setPage] = useState(1);
  const [perPage, setPerPage] = useState<number>(SIZES[0]);
  const trail = useLoad(
    (signal) => listEvents(token.id, (page - 1) * perPage, perPage, signal),
    [token.id, page, perPage, turn],
  );
  const total = trail.value?.total ?? 0;
  return (
    <Section id="pat-trail" title={t("pat.audit")}>
      {trail.error !== undefined && <ErrorAlert error={trail.error} onRetry={trail.reload} />}
      {trail.value ? (
        <Entries entries={trail.value.items} token={token} loading={trail.loading} />
      ) : (
        trail.loading && (
          <Bullseye>
            <Spinner aria-label={t("pat.loading")} />
          </Bullseye>
        )
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

interface EntriesProps {
  readonly entries: readonly AuditEntry[];
  readonly token: Token;
  readonly loading: boolean;
}

function Entries({ entries, token, loading }: EntriesProps) {
  return (
    <Table variant="compact" aria-label={t("pat.audit")} aria-busy={loading} data-testid="pat-trail-table">
      <Thead>
        <Tr>
          <Th>{t("pat.audit.at")}</Th>
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
            <Td dataLabel={t("pat.audit.what")} className="kcpat-name">
              <strong>{whatOf(entry)}</strong>
              <Lines lines={linesOf(entry)} />
            </Td>
            <Td dataLabel={t("pat.audit.who")}>{whoOf(entry, token)}</Td>
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
