import { tokenOf, useQuery } from "../shared/location";
import { AuditPage } from "./AuditPage";
import { PolicyPage } from "./PolicyPage";
import { RealmTokenPage } from "./RealmTokenPage";
import { StatsPage } from "./StatsPage";
import { TokensPage } from "./TokensPage";
import { UserCreatePage } from "./UserCreatePage";
import { WebhookPage } from "./WebhookPage";
import { WebhooksPage } from "./WebhooksPage";
import { useAccess } from "./access";
import { tabsOf } from "./tabs";

interface Props {
  readonly realm: string;
  /** Whose tokens alone are shown; undefined for all of the realm. */
  readonly userId: string | undefined;
}

/** The list of tokens, the page of one (`?token=id`), or another tab of the realm's page (`?tab=…`). */
export function TokenViews({ realm, userId }: Props) {
  const query = useQuery();
  const tabs = tabsOf(useAccess());
  const id = tokenOf(query);
  if (id) {
    return <RealmTokenPage key={id} realm={realm} userId={userId} id={id} />;
  }
  if (userId !== undefined && query.has("create")) {
    return <UserCreatePage realm={realm} userId={userId} />;
  }
  const tab = userId === undefined ? tabs.find((name) => name === query.get("tab")) : undefined;
  switch (tab) {
    case "policy":
      return <PolicyPage realm={realm} />;
    case "webhooks":
      return <WebhookViews realm={realm} id={query.get("webhook")} />;
    case "audit":
      return <AuditPage realm={realm} />;
    case "statistics":
      return <StatsPage realm={realm} />;
    default:
      return <TokensPage realm={realm} userId={userId} />;
  }
}

function WebhookViews({ realm, id }: { readonly realm: string; readonly id: string | null }) {
  return id ? <WebhookPage key={id} realm={realm} id={id} /> : <WebhooksPage realm={realm} />;
}
