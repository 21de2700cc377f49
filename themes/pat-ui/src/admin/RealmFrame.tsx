import { PageSection } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { PageFrame } from "../shared/PageFrame";
import { linkTo } from "../shared/location";
import { t } from "../shared/messages";
import { useAccess } from "./access";
import { type Tab, tabsOf } from "./tabs";

interface Props {
  readonly tab: Tab;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The realm's page with its tabs, one of which is open. */
export function RealmFrame({ tab, actions, children }: Props) {
  return (
    <PageFrame title={t("pat.title")} help={t("pat.admin.help")} actions={actions} tabs={<Tabs open={tab} />}>
      {children}
    </PageFrame>
  );
}

function Tabs({ open }: { readonly open: Tab }) {
  const tabs = tabsOf(useAccess());
  return (
    <PageSection variant="light" padding={{ default: "noPadding" }}>
      <nav className="kcpat-tabs" aria-label={t("pat.admin.tabs")}>
        <ul>
          {tabs.map((tab) => (
            <li key={tab}>
              <a
                aria-current={tab === open ? "page" : undefined}
                data-testid={`pat-tab-${tab}`}
                {...linkTo(tab === "tokens" ? "" : `?tab=${tab}`)}
              >
                {tabText(tab)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </PageSection>
  );
}

function tabText(tab: Tab): string {
  switch (tab) {
    case "tokens":
      return t("pat.admin.tab.tokens");
    case "policy":
      return t("pat.admin.tab.policy");
    case "webhooks":
      return t("pat.admin.tab.webhooks");
    case "audit":
      return t("pat.admin.tab.audit");
    case "statistics":
      return t("pat.admin.tab.statistics");
  }
}
