/** Ends a pass: what it still needs, sending the last changes, submitting or skipping it, and the next article. */
import { useEffect, useState } from "react";

import { skip as skipPass, submit } from "../api/endpoints.ts";
import { ApiError } from "../api/errors.ts";
import type { Assignment } from "../api/model.ts";
import { missing } from "../work/pass.ts";
import type { Id } from "../work/types.ts";
import type { Desk } from "./desk.ts";
import type { Problem } from "./FinishDialog.tsx";
import { type MessageKey, t } from "./messages.ts";

export interface Finishing {
  readonly problems: readonly Problem[];
  readonly open: readonly string[];
  readonly failure: string | null;
  readonly busy: boolean;
  finish(): void;
  skip(reason: string): void;
  /** Go on to the next article without ending this one. */
  leave(): void;
}

export function useFinish(desk: Desk, next: () => void): Finishing {
  const [state, setState] = useState<{ found: readonly Problem[]; failure: string | null; busy: boolean }>({
    found: [],
    failure: null,
    busy: false,
  });

  /** End the pass on the server and forget it here; where that fails, say why in the dialog. */
  const end = async (
    call: (assignment: Id) => Promise<{ assignment: Assignment }>,
    panel: "finish" | "skip",
  ): Promise<void> => {
    if (state.busy) return;
    setState({ found: [], failure: null, busy: true });
    try {
      if (!(await desk.flush())) {
        desk.set({ panel });
        return setState({ found: [], failure: t("finish_unsent"), busy: false });
      }
      await call(desk.state.setting.assignment.id);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      desk.set({ panel });
      return setState({
        found: said(desk, error),
        failure: t("finish_failed", { message: error.message }),
        busy: false,
      });
    }
    await desk.forget();
    setState({ found: [], failure: null, busy: false });
    next();
  };
  const finish = (): void => void end(submit, "finish");

  useEffect(() =>
    desk.onFinish(() => {
      if (problemsOf(desk).length === 0 && openOf(desk).length === 0) return finish();
      setState((before) => ({ ...before, found: [], failure: null }));
      desk.set({ panel: "finish" });
    }),
  );
  const local = problemsOf(desk);
  return {
    problems: [...local, ...state.found.filter(({ claim }) => local.every((one) => one.claim !== claim))],
    open: openOf(desk),
    failure: state.failure,
    busy: state.busy,
    finish,
    skip: (reason) => void end((assignment) => skipPass(assignment, reason), "skip"),
    leave: () => {
      desk.leave();
      next();
    },
  };
}

/** What the screen itself can see: claims without a speaker, versions that wait for a choice, refused changes. */
function problemsOf(desk: Desk): readonly Problem[] {
  const { items, conflicts, refused } = desk.state;
  return items.flatMap((item, i): readonly Problem[] => {
    if (item.type !== "claim") return [];
    const number = i + 1;
    const refusal = refused.get(item.id);
    return [
      ...missing(item.claim).map((code) => ({ claim: item.id, text: t(`problem_${code}`, { number }) })),
      ...(conflicts.has(item.id) ? [{ claim: item.id, text: t("problem_conflict", { number }) }] : []),
      ...(refusal ? [{ claim: item.id, text: t("problem_refused", { number, message: refusal.message }) }] : []),
    ];
  });
}

function openOf(desk: Desk): readonly string[] {
  const { items } = desk.state;
  const waiting = items.filter((item) => item.type === "suggestion").length;
  const unjudged = items.filter((item) => item.type === "claim" && item.claim.verdict === null).length;
  return [
    ...(waiting > 0 ? [t("finish_suggestions", { count: waiting })] : []),
    ...(unjudged > 0 ? [t("finish_verdicts", { count: unjudged })] : []),
  ];
}

/** What the server found that the screen did not. */
function said(desk: Desk, error: ApiError): readonly Problem[] {
  return error.problems.map(({ claim, code, message }) => {
    const number = desk.state.items.findIndex((item) => item.id === claim) + 1;
    const known: Record<string, MessageKey> = {
      speaker_missing: "problem_speaker_missing",
      content_missing: "problem_content_missing",
    };
    return { claim, text: t(known[code] ?? "problem_other", { number, message }) };
  });
}
