import { Title } from "@patternfly/react-core";
import type { ReactNode } from "react";

interface Props {
  readonly id: string;
  readonly title: string;
  /** Right of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page with a heading of its own, by which screen readers find it. */
export function Section({ id, title, actions, children }: Props) {
  const heading = `${id}-heading`;
  return (
    <section className="kcpat-section" aria-labelledby={heading} data-testid={id}>
      <div className="kcpat-head">
        <Title headingLevel="h2" size="xl" id={heading} tabIndex={-1}>
          {title}
        </Title>
        {actions && <div className="kcpat-actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

/** For when what had the focus in a section is gone. */
export function focusSection(id: string): void {
  document.getElementById(`${id}-heading`)?.focus();
}
