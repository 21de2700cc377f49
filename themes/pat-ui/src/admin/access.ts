/** What the administrator may do in the realm that is shown: what the console has asked, and its own pages go by. */
import { type Context, createContext, useContext } from "react";
import { findInTree } from "../shared/console";

/** The administrator's roles as the console has them. */
interface StockAccess {
  hasSomeAccess(...roles: readonly string[]): boolean;
}

interface StockWhoAmI {
  readonly whoAmI: { readonly locale?: string };
}

/** In which this extension offers what it does. What is not offered is not asked for. */
export interface Access {
  /** Everybody's tokens; else only those of some users, by Keycloak's fine-grained permissions. */
  readonly seesAll: boolean;
  readonly managesAll: boolean;
  readonly seesEvents: boolean;
  /** Its settings: of them are the policy and, with the users, the webhooks. */
  readonly seesRealm: boolean;
  readonly managesRealm: boolean;
}

const NOTHING = createContext<unknown>(undefined);

let stock: { readonly access: Context<unknown>; readonly whoAmI: Context<unknown> } = { access: NOTHING, whoAmI: NOTHING };

/** Finds both in React's tree; false until they are there. */
export function findAccess(): boolean {
  const access = contextOf((value) => typeof (value as Partial<StockAccess>).hasSomeAccess === "function");
  const whoAmI = contextOf((value) => typeof (value as Partial<StockWhoAmI>).whoAmI === "object");
  if (access && whoAmI) {
    stock = { access, whoAmI };
  }
  return access !== undefined && whoAmI !== undefined;
}

/** Of the provider of such a value; React 19 has no `_context`, there it is the provider itself. */
function contextOf(isMeant: (value: object) => boolean): Context<unknown> | undefined {
  return findInTree(({ value }, type) => {
    if (typeof value !== "object" || value === null || typeof type !== "object" || type === null || !isMeant(value)) {
      return undefined;
    }
    return ((type as { _context?: unknown })._context ?? type) as Context<unknown>;
  });
}

export function useAccess(): Access {
  const { hasSomeAccess } = useContext(stock.access) as StockAccess;
  return {
    seesAll: hasSomeAccess("view-users", "manage-users"),
    managesAll: hasSomeAccess("manage-users"),
    seesEvents: hasSomeAccess("view-events", "manage-events"),
    seesRealm: hasSomeAccess("view-realm", "manage-realm"),
    managesRealm: hasSomeAccess("manage-realm"),
  };
}

/** In which the administrator reads the console. */
export function useLocale(): string {
  return (useContext(stock.whoAmI) as StockWhoAmI).whoAmI.locale ?? "en";
}
