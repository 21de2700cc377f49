import { Alert, AlertActionCloseButton, AlertGroup } from "@patternfly/react-core";
import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { kindOf } from "./Notice";
import { t } from "./messages";

type Tell = (title: string) => void;

interface Told {
  readonly id: number;
  readonly title: string;
}

const SHOWN_MS = 8000;
const Context = createContext<Tell>(() => undefined);

/** Tells that something was done, to eyes and to screen readers. */
export function useAlerts(): Tell {
  return useContext(Context);
}

export function Alerts({ children }: { readonly children: ReactNode }) {
  const [told, setTold] = useState<readonly Told[]>([]);
  const tell = useCallback((title: string) => setTold((before) => [...before, { id: nextId(), title }]), []);
  const close = (id: number) => setTold((before) => before.filter((one) => one.id !== id));
  return (
    <Context.Provider value={tell}>
      {children}
      <AlertGroup isToast isLiveRegion aria-label={t("pat.alerts")}>
        {told.map(({ id, title }) => (
          <Alert
            key={id}
            variant="success"
            variantLabel={kindOf("success")}
            title={title}
            timeout={SHOWN_MS}
            onTimeout={() => close(id)}
            actionClose={<AlertActionCloseButton aria-label={t("pat.close")} onClose={() => close(id)} />}
          />
        ))}
      </AlertGroup>
    </Context.Provider>
  );
}

let lastId = 0;

function nextId(): number {
  lastId += 1;
  return lastId;
}
