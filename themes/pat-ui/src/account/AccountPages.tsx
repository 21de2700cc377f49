import { Ready } from "../shared/Ready";
import { tokenOf, useQuery } from "../shared/location";
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

function View() {
  const query = useQuery();
  const id = tokenOf(query);
  if (id) {
    return <TokenDetailPage key={id} id={id} />;
  }
  return query.has("create") ? <TokenCreatePage /> : <TokenListPage />;
}
