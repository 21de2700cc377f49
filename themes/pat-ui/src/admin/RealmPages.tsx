import { AdminReady } from "./AdminReady";
import { TokenViews } from "./TokenViews";
import { useRealmPlace } from "./places";

/** The tokens of a realm. */
export function RealmPages() {
  const realm = useRealmPlace();
  return (
    <AdminReady>
      <TokenViews key={realm} realm={realm} userId={undefined} />
    </AdminReady>
  );
}
