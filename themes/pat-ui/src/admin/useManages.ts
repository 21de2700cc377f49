import { useLoad } from "../shared/useLoad";
import { useAccess } from "./access";
import { managesUser } from "./tokens";

/**
 * Whether the administrator may change tokens: of all users by a role, or of this one by fine-grained permissions. What is
 * not known yet is not offered.
 */
export function useManages(realm: string, userId: string | undefined): boolean {
  const { managesAll } = useAccess();
  const asks = !managesAll && userId !== undefined;
  const { value } = useLoad(async (signal) => asks && (await managesUser(realm, userId, signal)), [realm, userId, asks]);
  return managesAll || value === true;
}
