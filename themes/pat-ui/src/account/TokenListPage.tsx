import { Button } from "@patternfly/react-core";
import { useEffect, useState } from "react";
import { ErrorAlert } from "../shared/ErrorAlert";
import { Kebab } from "../shared/Kebab";
import { ListToolbar } from "../shared/ListToolbar";
import { Loading } from "../shared/Loading";
import { PageFrame, useHeadingFocus } from "../shared/PageFrame";
import { TokenTable, viewOf } from "../shared/TokenTable";
import { parseShown, printShown, type Shown, toListQuery } from "../shared/listQuery";
import { go, linkTo, replaceQuery, useQuery } from "../shared/location";
import { t } from "../shared/messages";
import { type BindingPolicy, getGrantable, listTokens, type Paged, type Token } from "../shared/tokens";
import { useLoad } from "../shared/useLoad";
import { usePageThatExists } from "../shared/usePageThatExists";
import { DeleteAllDialog } from "./DeleteAllDialog";
import { NoTokens } from "./NoTokens";
import { PolicyNotice, mayCreate } from "./PolicyNotice";
import { TokenDialogs, type OpenDialog, waitingDialog } from "./TokenDialogs";
import { itemsOf } from "./actions";

/** A user's tokens. */
export function TokenListPage() {
  const query = useQuery();
  const shown = parseShown(query);
  const list = useLoad((signal) => listTokens(toListQuery(shown), signal), [printShown(shown)]);
  const policy = usePolicy(list.value !== undefined);
  const [deletingAll, setDeletingAll] = useState(false);
  const focusHeading = useHeadingFocus();

  const show = (change: Partial<Shown>) => replaceQuery(printShown({ ...shown, page: 1, ...change }));
  const total = list.value?.total ?? 0;
  usePageThatExists(list.value, shown, show);
  useWaitingDialog();

  return (
    <PageFrame
      title={t("pat.title")}
      help={t("pat.help")}
      actions={
        <>
          <CreateButton policy={policy} />
          <Kebab
            label={t("pat.actions")}
            testId="pat-list-actions"
            items={[
              { key: "deleteAll", title: t("pat.deleteAll"), isDanger: true, isDisabled: total === 0 || list.loading || list.error !== undefined, onClick: () => setDeletingAll(true) },
            ]}
          />
        </>
      }
    >
      <PolicyNotice policy={policy} />
      {list.error !== undefined && <ErrorAlert error={list.error} title={t("pat.list.failed")} onRetry={list.reload} />}
      {list.value && <List list={list.value} loading={list.loading} shown={shown} policy={policy} onShow={show} onChanged={list.reload} />}
      {!list.value && list.loading && <Loading />}
      {deletingAll && (
        <DeleteAllDialog
          shown={shown}
          total={total}
          onClose={() => setDeletingAll(false)}
          onDeleted={() => {
            setDeletingAll(false);
            focusHeading();
            show({});
            list.reload();
          }}
        />
      )}
    </PageFrame>
  );
}

interface ListProps {
  readonly list: Paged<Token>;
  readonly loading: boolean;
  readonly shown: Shown;
  readonly policy: BindingPolicy | undefined;
  readonly onShow: (change: Partial<Shown>) => void;
  readonly onChanged: () => void;
}

function List({ list, loading, shown, policy, onShow, onChanged }: ListProps) {
  const [dialog, setDialog] = useState<OpenDialog>();
  const focusHeading = useHeadingFocus();
  const isEmpty = list.items.length === 0;
  return (
    <>
      <ListToolbar shown={shown} total={list.total} onShow={onShow} />
      {isEmpty ? (
        <NoTokens shown={shown} policy={policy} onShow={onShow} />
      ) : (
        <TokenTable list={list} loading={loading} shown={shown} onShow={onShow} itemsOf={(token) => itemsOf(token, (kind) => setDialog({ kind, token }))} />
      )}
      {!isEmpty && <ListToolbar shown={shown} total={list.total} onShow={onShow} isBelow />}
      <TokenDialogs
        open={dialog}
        onClose={() => setDialog(undefined)}
        onChanged={({ kind, token }) => {
          setDialog(undefined);
          if (kind === "rotate" || kind === "regenerate") {
            go(viewOf(token.id));
            return;
          }
          focusHeading();
          onChanged();
        }}
      />
    </>
  );
}

/** The policy is asked for once the list is there: the list does not wait for it. */
function usePolicy(listed: boolean): BindingPolicy | undefined {
  const { value } = useLoad(async (signal) => (listed ? (await getGrantable(signal)).policy : undefined), [listed]);
  return value;
}

let returned = false;

/** A dialog that was left to sign in again opens on the page of its token. */
function useWaitingDialog(): void {
  useEffect(() => {
    const waiting = returned ? undefined : waitingDialog();
    returned = true; // who comes to the list later means the list
    if (waiting) {
      replaceQuery(viewOf(waiting.id));
    }
  }, []);
}

function CreateButton({ policy }: { readonly policy: BindingPolicy | undefined }) {
  const forbidden = policy !== undefined && !mayCreate(policy);
  return (
    <Button component="a" variant="primary" isAriaDisabled={forbidden} {...linkTo("?create")} data-testid="pat-create">
      {t("pat.create")}
    </Button>
  );
}
