import { type ReactNode, useEffect, useState } from "react";
import { Ready } from "../shared/Ready";
import { loadAdminMessages } from "../shared/messages";
import { findAccess, useLocale } from "./access";
import { warnOnce } from "./warn";

/** Shows pages of ours once they know their texts and what the administrator may do. */
export function AdminReady({ children }: { readonly children: ReactNode }) {
  const [known, setKnown] = useState(findAccess);
  useEffect(() => {
    if (!known) {
      setKnown(findAccess()); // now the console's own part of the tree is there in any case
    }
  }, []);
  return known ? <InLocale>{children}</InLocale> : <Unknown />;
}

function InLocale({ children }: { readonly children: ReactNode }) {
  const locale = useLocale();
  return (
    <Ready load={() => loadAdminMessages(locale)} locale={locale}>
      {children}
    </Ready>
  );
}

function Unknown() {
  useEffect(() => {
    if (!findAccess()) {
      warnOnce("access");
    }
  }, []);
  return null;
}
