import type { ReactNode } from "react";

/** What it is, and what is so; left out where the second is undefined. */
export type Fact = readonly [term: string, description: ReactNode];

/** Terms and what they are, side by side where there is room. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="kcpat-facts">
      {facts
        .filter(([, description]) => description !== undefined)
        .map(([term, description]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="kcpat-name">{description}</dd>
          </div>
        ))}
    </dl>
  );
}
