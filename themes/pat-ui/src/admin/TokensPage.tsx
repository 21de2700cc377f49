import { Button } from "@patternfly/react-core";
import { useState } from "react";
import { Kebab, type KebabItem } from "../shared/Kebab";
import { Loading } from "../shared/Loading";
import { HEADING_ID, useHeadingFocus } from "../shared/PageFrame";
import { linkTo, replaceQuery, useQuery } from "../shared/location";
import { t } from "../shared/messages";
import { useLoad } from "../shared/useLoad";
import { usePageThatExists } from "../shared/usePageThatExists";
import { InspectDialog } from "./InspectDialog";
import { RealmError } from "./RealmError";
import { RealmFrame } from "./RealmFrame";
import { RealmList } from "./RealmList";
import { RevokeAllDialog } from "./RevokeAllDialog";
import { linkedList, parseRealmShown, type RealmShown, toQuery } from "./listQuery";
import { getGrantable, listTokens } from "./tokens";
import { useManages } from "./useManages";

interface Props {
  readonly realm: string;
  readonly userId: string | undefined;
}

/** What is revoked is what was shown when it was asked for. */
type Open = { readonly kind: "inspect" } | { readonly kind: "revokeAll"; readonly shown: RealmShown; readonly total: number };

/** The tokens of a realm, or below the tabs of a user's page those of the user. */
export function TokensPage({ realm, userId }: Props) {
  const shown = parseRealmShown(useQuery());
  const list = useLoad((signal) => listTokens(realm, toQuery(shown, userId), signal), [realm, userId, linkedList(shown)]);
  const manages = useManages(realm, userId);
  const focusHeading = useHeadingFocus();
  const [open, setOpen] = useState<Open>();
  const show = (change: Partial<RealmShown>) => replaceQuery(linkedList({ ...shown, page: 1, ...change }));
  usePageThatExists(list.value, shown, show);

  const total = list.value?.total ?? 0;
  const close = () => setOpen(undefined);
  const revokeAll: KebabItem = {
    key: "revokeAll",
    title: t("pat.admin.revokeAll"),
    isDanger: true,
    isDisabled: total === 0 || list.loading || list.error !== undefined,
    onClick: () => setOpen({ kind: "revokeAll", shown, total }),
  };
  const actions = (
    <>
      {userId === undefined && (
        <Button variant="secondary" onClick={() => setOpen({ kind: "inspect" })} data-testid="pat-inspect">
          {t("pat.admin.inspect")}
        </Button>
      )}
      {userId !== undefined && <CreateButton realm={realm} userId={userId} />}
      {manages && <Kebab label={t("pat.actions")} testId="pat-list-actions" items={[revokeAll]} />}
    </>
  );
  const content = (
    <>
      {list.error !== undefined && <RealmError error={list.error} title={t("pat.admin.list.failed")} onRetry={list.reload} />}
      {(list.value || list.error !== undefined) && (
        <RealmList
          realm={realm}
          userId={userId}
          list={list.value ?? { items: [], total: 0 }}
          loading={list.loading}
          failed={list.error !== undefined}
          manages={manages}
          shown={shown}
          onShow={show}
          onChanged={list.reload}
        />
      )}
      {!list.value && list.loading && <Loading />}
      {open?.kind === "inspect" && <InspectDialog realm={realm} manages={manages} onClose={close} onRevoked={list.reload} />}
      {open?.kind === "revokeAll" && (
        <RevokeAllDialog
          realm={realm}
          userId={userId}
          shown={open.shown}
          total={open.total}
          onClose={() => {
            close();
            focusHeading();
          }}
          onRevoked={list.reload}
        />
      )}
    </>
  );
  return userId === undefined ? (
    <RealmFrame tab="tokens" actions={actions}>
      {content}
    </RealmFrame>
  ) : (
    <section className="kcpat-tab" id={HEADING_ID} tabIndex={-1} aria-label={t("pat.title")} data-testid="pat-user-tokens">
      <div className="kcpat-actions kcpat-end">{actions}</div>
      {content}
    </section>
  );
}

/** For who may make tokens for this user. */
function CreateButton({ realm, userId }: { readonly realm: string; readonly userId: string }) {
  const { value: grantable } = useLoad((signal) => getGrantable(realm, userId, signal), [realm, userId]);
  return (
    grantable?.policy.creationAllowed && (
      <Button component="a" {...linkTo("?create")} data-testid="pat-create">
        {t("pat.create")}
      </Button>
    )
  );
}

