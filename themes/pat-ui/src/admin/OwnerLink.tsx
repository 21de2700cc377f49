import { t } from "../shared/messages";
import { hrefTo, userPath } from "./places";

interface Props {
  readonly realm: string;
  readonly token: { readonly userId: string; readonly username: string | null };
}

/** Whose a token is, and the way to the owner's page. A user who is gone has a number only. */
export function OwnerLink({ realm, token: { userId, username } }: Props) {
  return username === null ? <>{t("pat.admin.gone", userId)}</> : <a href={hrefTo(userPath(realm, userId, "settings"))}>{username}</a>;
}
