import { Breadcrumb, BreadcrumbItem, PageSection, Text, TextContent, Title } from "@patternfly/react-core";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { linkTo } from "./location";
import { t } from "./messages";

interface Props {
  readonly title: string;
  /** One line below the title. */
  readonly help?: ReactNode;
  /** Right of the title. */
  readonly actions?: ReactNode;
  /** Whether a way back to the list stands above. */
  readonly isBelowList?: boolean;
  readonly children: ReactNode;
}

export const HEADING_ID = "pat-heading";

let shownBefore = false;

/** A page as those of the console look. When views change the focus goes to the new one's heading, so that screen readers read it. */
export function PageFrame({ title, help, actions, isBelowList = false, children }: Props) {
  useEffect(() => {
    if (shownBefore) {
      focusHeading();
    }
    shownBefore = true;
  }, []);
  return (
    <>
      <PageSection variant="light">
        {isBelowList && (
          <Breadcrumb aria-label={t("pat.breadcrumb")} className="kcpat-breadcrumb">
            <BreadcrumbItem render={({ className }) => <a className={className} {...linkTo("")}>{t("pat.title")}</a>} />
            <BreadcrumbItem isActive>{title}</BreadcrumbItem>
          </Breadcrumb>
        )}
        <div className="kcpat-head">
          <TextContent>
            <Title headingLevel="h1" id={HEADING_ID} tabIndex={-1} className="kcpat-name" data-testid="page-heading">
              {title}
            </Title>
            {help && <Text component="p">{help}</Text>}
          </TextContent>
          {actions && <div className="kcpat-actions">{actions}</div>}
        </div>
      </PageSection>
      <PageSection variant="light">{children}</PageSection>
    </>
  );
}

/** For when what had the focus will be gone. It waits for what changes with it: a dialog that closes gives the focus back first. */
export function useHeadingFocus(): () => void {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (turn > 0) {
      focusHeading();
    }
  }, [turn]);
  return useCallback(() => setTurn((before) => before + 1), []);
}

function focusHeading(): void {
  document.getElementById(HEADING_ID)?.focus();
}
