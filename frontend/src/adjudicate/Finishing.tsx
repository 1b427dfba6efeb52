/** Finishing the gold layer, and what stands in the way of it. */
import { useState } from "react";

import { finishGold } from "../api/endpoints.ts";
import { ApiError } from "../api/errors.ts";
import { problemText } from "../annotate/desk/audit.ts";
import { useDesk, useDeskState } from "../annotate/desk/context.ts";
import dialogs from "../annotate/dialogs/FinishDialog.module.css";
import { Button } from "../ui/Button.tsx";
import { Modal } from "../ui/overlay/Modal.tsx";
import { type Group, settledOf } from "./groups.ts";
import { t } from "./messages.ts";

/** Finishing: the last changes travel with it; the dialog tells what keeps it from being done. */
export function useFinishing(leave: () => void, groups: readonly Group[], lookAt: (group: Group) => void) {
  const desk = useDesk();
  const [problem, setProblem] = useState<ApiError | "unsent" | null>(null);
  const [busy, setBusy] = useState(false);
  const end = async (leaveOpen: boolean): Promise<void> => {
    if (busy) return;
    setProblem(null);
    setBusy(true);
    // Decisions go the way on which a lost answer is noticed.
    await desk.device.flush();
    const { id } = desk.state.setting.assignment;
    const failure = await desk.device.handIn((ops, seconds, options) =>
      finishGold(id, ops, seconds, { ...options, leaveOpen }),
    );
    setBusy(false);
    if (failure) return setProblem(failure);
    await desk.device.forget();
    return leave();
  };
  const close = (): void => setProblem(null);
  const dialog = problem && (
    <Unfinished
      problem={problem}
      groups={groups}
      close={close}
      leaveOpen={() => void end(true)}
      lookAt={(group) => {
        close();
        lookAt(group);
      }}
    />
  );
  return { finish: () => void end(false), busy, dialog };
}

interface UnfinishedProps {
  problem: ApiError | "unsent";
  groups: readonly Group[];
  close: () => void;
  leaveOpen: () => void;
  lookAt: (group: Group) => void;
}

function Unfinished({ problem, groups, close, leaveOpen, lookAt }: UnfinishedProps) {
  const open = problem instanceof ApiError && problem.code === "unsettled" ? problem.details["groups"] : null;
  const unsettled = Array.isArray(open) ? (open as { state: string; missing: string[] }[]) : null;
  const only = unsettled?.every(({ state, missing }) => state === "open" && missing.length === 0) ?? false;
  const why = problem === "unsent" ? t("saving") : problem.message;
  return (
    <Modal title={t("finish")} close={close}>
      <p>{unsettled ? t("unsettled", { count: unsettled.length }) : t("not_finished", { why })}</p>
      {problem !== "unsent" && <Needs problems={problem.problems} groups={groups} lookAt={lookAt} />}
      {only && <Button onClick={leaveOpen}>{t("leave_open")}</Button>}
    </Modal>
  );
}

type NeedsProps = Pick<UnfinishedProps, "groups" | "lookAt"> & { problems: ApiError["problems"] };

/** What gold claims lack, each a way to the claim. */
function Needs({ problems, groups, lookAt }: NeedsProps) {
  const pass = useDeskState((state) => state.pass);
  const found = problems.flatMap((problem) => {
    const at = groups.findIndex((group) => settledOf(pass, group).claims.includes(problem.claim));
    const group = groups[at];
    return group ? [{ group, text: problemText(problem, at + 1) }] : [];
  });
  if (found.length === 0) return null;
  return (
    <ul className={dialogs["problems"]}>
      {found.map(({ group, text }, at) => (
        <li key={group.key + text}>
          <button type="button" data-first={at === 0 || undefined} onClick={() => lookAt(group)}>
            {text}
          </button>
        </li>
      ))}
    </ul>
  );
}
