import { AdminReady } from "./AdminReady";
import { TokenViews } from "./TokenViews";
import { usePlace } from "./places";

/** The tokens of a realm. */
export function RealmPages() {
  const { realm } = usePlace();
  return (
    <AdminReady>
      <TokenViews key={realm} realm={realm} userId={undefined} />
    </AdminReady>
  );
}
