/** Ends a pass: sending the last changes, submitting or skipping it, and the next article. */
import { useEffect, useState } from "react";

import { ApiError } from "../../api/errors.ts";
import type { SubmitProblem } from "../../api/model.ts";
import type { Desk } from "./desk.ts";
import type { Failure } from "../commands/ending.ts";
import { load } from "./onDemand.tsx";
import { withActs } from "./run.ts";

export interface Finishing {
  /** What the server found that the screen did not. */
  readonly refused: readonly SubmitProblem[];
  readonly failure: Failure | null;
  readonly busy: boolean;
  finish(): void;
  skip(reason: string): void;
  /** Go on to the next article without ending this one. */
  leave(): void;
}

/** End the pass that is open and go on; `instead` is what is done instead where somebody asks for that. */
export function useFinish(desk: Desk, next: () => void, instead?: () => void): Finishing {
  const [state, setState] = useState<{ failure: Failure | null; busy: boolean }>({ failure: null, busy: false });

  /** End the pass on the server and forget it here; where that fails, say why in the dialog. */
  const end = (reason: string | null): void => {
    if (state.busy) return;
    setState({ failure: null, busy: true });
    withActs(async (acts) => {
      const failure = await acts.end(desk, reason);
      if (failure) desk.panels.set({ panel: reason === null ? "finish" : "skip" });
      setState({ failure, busy: false });
      if (!failure) next();
    });
  };
  const finish = (): void => end(null);

  useEffect(() => {
    const left = new AbortController();
    withActs((acts) => {
      if (!left.signal.aborted) left.signal.addEventListener("abort", acts.keepAhead(desk));
    });
    return () => left.abort();
  }, [desk]);
  useEffect(() =>
    desk.panels.onFinish(() => {
      if (instead) return instead();
      withActs((acts) => acts.fetchAhead(desk));
      void load().then(async (all) => {
        if (await all.isClear(desk)) return finish();
        setState((before) => ({ ...before, failure: null }));
        return desk.panels.set({ panel: "finish" });
      });
    }),
  );
  return {
    ...state,
    refused: state.failure instanceof ApiError ? state.failure.problems : [],
    finish,
    skip: end,
    leave: () => {
      desk.device.leave();
      next();
    },
  };
}
