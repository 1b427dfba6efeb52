/** Ends a pass: sending the last changes, submitting or skipping it, and the next article. */
import { useEffect, useState } from "react";

import { skip as skipPass, submit } from "../api/endpoints.ts";
import { ApiError } from "../api/errors.ts";
import type { Assignment, SubmitProblem } from "../api/model.ts";
import type { Id } from "../work/types.ts";
import { endPass, fetchAhead, keepAhead } from "./ahead.ts";
import type { Desk } from "./desk.ts";
import { load } from "./onDemand.tsx";

/** Why a pass could not be ended: changes that are still here, or what the server said. */
export type Failure = "unsent" | ApiError;

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

export function useFinish(desk: Desk, next: () => void): Finishing {
  const [state, setState] = useState<{ failure: Failure | null; busy: boolean }>({ failure: null, busy: false });

  /** End the pass on the server and forget it here; where that fails, say why in the dialog. */
  const end = async (
    call: (assignment: Id) => Promise<{ assignment: Assignment }>,
    panel: "finish" | "skip",
  ): Promise<void> => {
    if (state.busy) return;
    setState({ failure: null, busy: true });
    const failed = (failure: Failure): void => {
      desk.set({ panel });
      setState({ failure, busy: false });
    };
    try {
      if (!(await desk.flush())) return failed("unsent");
      await call(desk.state.setting.assignment.id);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return failed(error);
    }
    void load().then((all) => all.forgetDismissed(desk));
    await desk.forget();
    endPass(desk.state.setting.assignment.id);
    setState({ failure: null, busy: false });
    next();
  };
  const finish = (): void => void end(submit, "finish");

  useEffect(() => keepAhead(desk), [desk]);
  useEffect(() =>
    desk.onFinish(() => {
      fetchAhead(desk);
      void load().then(async (all) => {
        if (await all.isClear(desk)) return finish();
        setState((before) => ({ ...before, failure: null }));
        return desk.set({ panel: "finish" });
      });
    }),
  );
  return {
    ...state,
    refused: state.failure instanceof ApiError ? state.failure.problems : [],
    finish,
    skip: (reason) => void end((assignment) => skipPass(assignment, reason), "skip"),
    leave: () => {
      desk.leave();
      next();
    },
  };
}
