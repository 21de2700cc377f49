import { useQuery } from "../shared/location";
import { PolicyPage } from "./PolicyPage";
import { RealmTokenPage } from "./RealmTokenPage";
import { StatsPage } from "./StatsPage";
import { TokensPage } from "./TokensPage";
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
  const id = query.get("token");
  if (id) {
    return <RealmTokenPage key={id} realm={realm} id={id} />;
  }
  const tab = userId === undefined ? tabs.find((name) => name === query.get("tab")) : undefined;
  switch (tab) {
    case "policy":
      return <PolicyPage realm={realm} />;
    case "statistics":
      return <StatsPage realm={realm} />;
    default:
      return <TokensPage realm={realm} userId={userId} />;
  }
}
