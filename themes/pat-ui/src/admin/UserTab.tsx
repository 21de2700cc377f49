import { type ReactNode, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { AdminReady } from "./AdminReady";
import { TokenViews } from "./TokenViews";
import { useUserPlace } from "./places";
import { openTab } from "./userTabs";

/** A user's tokens: the console's own page of the user, on which none of its own tabs is open, and below its tabs ours. */
export function UserTab({ page }: { readonly page: ReactNode }) {
  const [host] = useState(() => document.createElement("section"));
  const { realm, userId } = useUserPlace();

  useEffect(() => {
    host.className = "kcpat-tab-contents";
    const keep = () => openTab(host);
    keep();
    const observer = new MutationObserver(keep); // the page is made anew whenever the user was changed
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      host.remove();
    };
  }, [host]);

  return (
    <>
      {page}
      {createPortal(
        <AdminReady>
          <TokenViews key={`${realm} ${userId}`} realm={realm} userId={userId} />
        </AdminReady>,
        host,
      )}
    </>
  );
}
