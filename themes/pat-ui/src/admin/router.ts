/** The router of the admin console, found in React's tree: it is the only one who knows what is shown. */
import type { ReactNode } from "react";
import { findInTree } from "../shared/console";

export interface Location {
  readonly pathname: string;
  readonly search: string;
}

export interface Route {
  readonly id?: string;
  readonly path?: string;
  readonly element?: ReactNode;
  readonly handle?: unknown;
  readonly children?: readonly Route[];
}

/** Of a router of react-router what we use. */
export interface Router {
  readonly routes: readonly Route[];
  readonly state: { readonly location: Location };
  subscribe(onChange: () => void): () => void;
  navigate(to: Location | string, options?: { readonly replace?: boolean }): Promise<void>;
  patchRoutes(parent: string, children: readonly Route[]): void;
}

/** What the console has as its router; undefined until it has begun to render. */
export function findRouter(): object | undefined {
  return findInTree(({ router }) => (typeof router === "object" && router !== null ? router : undefined));
}

/** Whether it is one that we know. */
export function isRouter(value: object | undefined): value is Router {
  const { routes, state, subscribe, navigate, patchRoutes } = (value ?? {}) as Partial<Router>;
  return Array.isArray(routes) && state?.location !== undefined && [subscribe, navigate, patchRoutes].every((one) => typeof one === "function");
}
