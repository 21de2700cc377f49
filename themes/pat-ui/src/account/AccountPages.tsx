import { Ready } from "../shared/Ready";
import { useQuery } from "../shared/location";
import { loadMessages } from "../shared/messages";
import { TokenCreatePage } from "./TokenCreatePage";
import { TokenDetailPage } from "./TokenDetailPage";
import { TokenListPage } from "./TokenListPage";

/** The list of a user's tokens, the page of one (`?token=id`), or the form for a new one (`?create`). */
export function AccountPages() {
  return (
    <Ready load={loadMessages}>
      <View />
    </Ready>
  );
}

/** Of a token. Whatever else a link may say is no token's page. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function View() {
  const query = useQuery();
  const id = query.get("token");
  if (id && ID.test(id)) {
    return <TokenDetailPage key={id} id={id} />;
  }
  return query.has("create") ? <TokenCreatePage /> : <TokenListPage />;
}
