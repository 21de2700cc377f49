import { type DependencyList, useCallback, useEffect, useState } from "react";

export interface Loaded<T> {
  /** What was loaded last; it stays while it is loaded anew. */
  readonly value: T | undefined;
  readonly error: unknown;
  readonly loading: boolean;
  readonly reload: () => void;
}

/** Loads something now and whenever one of `deps` changes; what comes too late is dropped. */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, deps: DependencyList): Loaded<T> {
  const [state, setState] = useState<Omit<Loaded<T>, "reload">>({ value: undefined, error: undefined, loading: true });
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    const abort = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    load(abort.signal).then(
      (value) => !abort.signal.aborted && setState({ value, error: undefined, loading: false }),
      (error: unknown) => !abort.signal.aborted && setState((before) => ({ ...before, error, loading: false })),
    );
    return () => abort.abort();
    // The caller says what `load` depends on.
  }, [...deps, turn]);

  return { ...state, reload: useCallback(() => setTurn((before) => before + 1), []) };
}
