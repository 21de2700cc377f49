import { Button, Label } from "@patternfly/react-core";
import { useEffect, useRef, useState } from "react";
import { ErrorAlert } from "../shared/ErrorAlert";
import { Loading } from "../shared/Loading";
import { Paging } from "../shared/Paging";
import { Section } from "../shared/Section";
import { Table, Tbody, Td, Th, Thead, Tr } from "../shared/Table";
import { viewOf } from "../shared/TokenTable";
import { When } from "../shared/When";
import { linkTo } from "../shared/location";
import { t } from "../shared/messages";
import type { Paged } from "../shared/tokens";
import { type Loaded, useLoad } from "../shared/useLoad";
import { attemptText, deliveryText, eventText } from "./webhookWords";
import { type Delivery, listDeliveries, redeliver } from "./webhooks";

interface Props {
  readonly realm: string;
  readonly hookId: string;
  readonly managesRealm: boolean;
  /** Of the delivery that was just ordered. */
  readonly awaited: string | undefined;
  /** What was ordered was tried: the webhook may be on or off now. */
  readonly onSettled: () => void;
}

const SIZES = [10, 20, 50, 100] as const;
const STEP_MS = 1_000;
/** After that people look again themselves. */
const STEPS = 15;

/** What was, or is to be, delivered to a webhook, newest first. */
export function Deliveries({ realm, hookId, managesRealm, awaited, onSettled }: Props) {
  const [page, setPage] = useState(1);
  const [perPage, setPerPage] = useState<number>(SIZES[0]);
  const [ordered, setOrdered] = useState<Ordered>();
  const [failure, setFailure] = useState<unknown>();
  const list = useLoad((signal) => listDeliveries(realm, hookId, (page - 1) * perPage, perPage, signal), [realm, hookId, page, perPage]);
  const items = list.value?.items ?? [];
  const expect = (id: string) => {
    setOrdered({ id, before: list.value });
    list.reload();
  };
  useEffect(() => {
    if (awaited !== undefined) {
      setPage(1);
      expect(awaited);
    }
  }, [awaited]);
  useOutcome(ordered, list, () => {
    setOrdered(undefined);
    onSettled();
  });
  const underway = useRef(false);
  const again = async (delivery: Delivery) => {
    if (underway.current) {
      return;
    }
    underway.current = true;
    setFailure(undefined);
    try {
      expect((await redeliver(realm, hookId, delivery.id)).id);
    } catch (error) {
      setFailure(error);
    } finally {
      underway.current = false;
    }
  };
  const total = list.value?.total ?? 0;
  return (
    <Section
      id="pat-deliveries"
      title={t("pat.admin.hook.deliveries")}
      actions={
        <Button variant="link" onClick={list.reload} data-testid="pat-reload">
          {t("pat.admin.hook.reload")}
        </Button>
      }
    >
      {failure !== undefined && <ErrorAlert error={failure} />}
      {list.error !== undefined && <ErrorAlert error={list.error} onRetry={list.reload} />}
      {list.value && items.length === 0 && <p data-testid="pat-no-deliveries">{t("pat.admin.hook.deliveries.none")}</p>}
      {items.length > 0 && <Rows items={items} onAgain={managesRealm ? (delivery) => void again(delivery) : undefined} />}
      {!list.value && list.loading && <Loading />}
      {total > SIZES[0] && (
        <Paging
          id="pat-deliveries-paging"
          label={t("pat.admin.hook.deliveries.paging")}
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

interface Ordered {
  readonly id: string;
  /** What was shown then: what it says of the delivery is of an earlier order. */
  readonly before: Paged<Delivery> | undefined;
}

/** Looks again, for a while, until it is told what came of a delivery. */
function useOutcome(ordered: Ordered | undefined, list: Loaded<Paged<Delivery>>, onSettled: () => void): void {
  const { value: shown, reload } = list;
  const loading = useRef(false);
  loading.current = list.loading;
  const delivery = shown === ordered?.before ? undefined : shown?.items.find(({ id }) => id === ordered?.id);
  const isOver = delivery !== undefined && (delivery.status !== "PENDING" || delivery.tries > 0);
  useEffect(() => {
    if (ordered === undefined) {
      return undefined;
    }
    if (isOver) {
      onSettled();
      return undefined;
    }
    let steps = 0;
    const timer = window.setInterval(() => {
      steps += 1;
      if (!loading.current) {
        reload(); // else a slow answer would never come to its end
      }
      if (steps === STEPS) {
        window.clearInterval(timer);
      }
    }, STEP_MS);
    return () => window.clearInterval(timer);
  }, [ordered, isOver]);
}

interface RowsProps {
  readonly items: readonly Delivery[];
  readonly onAgain: ((delivery: Delivery) => void) | undefined;
}

function Rows({ items, onAgain }: RowsProps) {
  return (
    <Table aria-label={t("pat.admin.hook.deliveries")}>
      <Thead>
        <Tr>
          <Th>{t("pat.audit.at")}</Th>
          <Th>{t("pat.audit.what")}</Th>
          <Th>{t("pat.status")}</Th>
          <Th>{t("pat.admin.hook.answer")}</Th>
          <Th>{t("pat.admin.hook.tries")}</Th>
          <Th>{t("pat.admin.hook.next")}</Th>
          {onAgain && <Th screenReaderText={t("pat.actions")} />}
        </Tr>
      </Thead>
      <Tbody>
        {items.map((delivery) => (
          <Row key={delivery.id} delivery={delivery} onAgain={onAgain} />
        ))}
      </Tbody>
    </Table>
  );
}

const COLORS = { PENDING: "blue", DELIVERED: "green", FAILED: "red" } as const;

function Row({ delivery, onAgain }: { readonly delivery: Delivery; readonly onAgain: RowsProps["onAgain"] }) {
  const { type, tokenId, status, createdAt, nextAttemptAt, tries, attempts } = delivery;
  const last = attempts.at(-1);
  return (
    <Tr data-testid="pat-delivery-row">
      <Td dataLabel={t("pat.audit.at")}>
        <When at={createdAt} none="" long />
      </Td>
      <Td dataLabel={t("pat.audit.what")}>
        {eventText(type)}
        {tokenId !== null && (
          <div className="kcpat-line">
            <a {...linkTo(viewOf(tokenId))}>{t("pat.admin.inspect.view")}</a>
          </div>
        )}
      </Td>
      <Td dataLabel={t("pat.status")}>
        <Label color={COLORS[status]}>{deliveryText(status)}</Label>
      </Td>
      <Td dataLabel={t("pat.admin.hook.answer")}>
        {last && (
          <>
            {attemptText(last)}
            <div className="kcpat-line">{t("pat.admin.hook.duration", last.durationMs)}</div>
          </>
        )}
      </Td>
      <Td dataLabel={t("pat.admin.hook.tries")}>{tries}</Td>
      <Td dataLabel={t("pat.admin.hook.next")}>
        <When at={nextAttemptAt} none="" />
      </Td>
      {onAgain && (
        <Td>
          <Button variant="link" isInline onClick={() => onAgain(delivery)} data-testid="pat-redeliver">
            {t("pat.admin.hook.redeliver")}
          </Button>
        </Td>
      )}
    </Tr>
  );
}
