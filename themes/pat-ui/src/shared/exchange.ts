/** The exchange of a token for an access token (RFC 8693), as people try it first. */
import { environment } from "./console";

/** To be put in by the reader: which clients may exchange is not told to users. */
const CLIENT = "YOUR_CLIENT";

/**
 * For bash and zsh, as one command so that it can be pasted as a whole. The value is typed in and goes through a pipe: command
 * lines are seen by all users of a machine, and kept in histories.
 */
export function exchangeSnippet(realm = environment.realm): string {
  const endpoint = `${environment.serverBaseUrl}/realms/${encodeURIComponent(realm)}/protocol/openid-connect/token`;
  return [
    "printf 'Token: ' && read -rs KCPAT_TOKEN &&",
    `printf %s "$KCPAT_TOKEN" | curl -sS '${endpoint.replaceAll("'", "%27")}' \\`,
    "  -d grant_type=urn:ietf:params:oauth:grant-type:token-exchange \\",
    `  -d client_id=${CLIENT} \\`,
    "  -d subject_token_type=urn:keycloak-pat:token-type:personal-access-token \\",
    "  --data-urlencode subject_token@-",
  ].join("\n");
}
