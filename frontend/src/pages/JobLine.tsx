/** One background job: what it does, how far it is, a way to stop it, and why it ended if it failed. */
import { useMutation, useQueryClient } from "@tanstack/react-query";

import { cancelJob } from "../api/endpoints.ts";
import type { Job } from "../api/model.ts";
import { Button } from "../ui/Button.tsx";
import { t as frame } from "../ui/messages.ts";
import { Progress } from "../ui/Progress.tsx";
import { explain } from "../frame/States.tsx";
import { toast } from "../ui/overlay/Toast.tsx";
import { formatPercent, fromServer, translator } from "../ui/language/translate.ts";
import styles from "./JobLine.module.css";
import { isMoving, useLiveJob } from "./jobs.ts";

export const t = translator("pages/JobLine", {
  import_articles: "Importing articles",
  import_annotations: "Importing annotations",
  suggest: "Suggesting claims",
  export: "Building an export",
  train_engine: "Training an engine",
  figure: "{done} of {total}",
  figure_share: "{done} of {total} · {share}",
  queued: "Waiting for a free worker",
  starting: "Starting",
  waiting: "Waiting for you",
  done: "Done",
  failed: "Failed",
  cancelled: "Cancelled",
  cancel_this: "Cancel: {title}",
  cancelled_toast: "Cancelled. What was finished before is kept.",
});

const tones = {
  queued: "accent",
  running: "accent",
  waiting: "warn",
  done: "ok",
  failed: "bad",
  cancelled: "warn",
} as const;

/** The line of a job that the list knows; it follows the job by itself. */
export function LiveJobLine({ job, title }: { job: Job; title?: string }) {
  return <JobLine job={useLiveJob(job)} {...(title !== undefined && { title })} />;
}

export function JobLine({ job, title, canCancel = true }: { job: Job; title?: string; canCancel?: boolean }) {
  const name = title ?? t(job.kind);
  const cancel = useCancel(job);
  const moving = isMoving(job);
  const ended = job.state === "waiting" || job.state === "done" || job.state === "cancelled" || job.state === "failed";
  return (
    <div className={styles["line"]}>
      <span className={styles["title"]}>{name}</span>
      <Progress
        label={name}
        done={job.state === "done" ? 1 : job.done}
        total={job.state === "done" ? 1 : ended ? Math.max(1, job.total) : job.total}
        tone={tones[job.state]}
      />
      <span className={styles["figure"]}>{figure(job)}</span>
      {moving && canCancel ? (
        <Button
          small
          disabled={cancel.isPending}
          aria-label={t("cancel_this", { title: name })}
          onClick={() => cancel.mutate()}
        >
          {frame("cancel")}
        </Button>
      ) : (
        <span />
      )}
      {job.error && <span className={styles["error"]}>{fromServer(job.error.message, job.error.code)}</span>}
    </div>
  );
}

/** Say how far a job is in one short phrase. */
export function figure(job: Pick<Job, "state" | "done" | "total">): string {
  if (job.state === "queued") return t("queued");
  if (job.state !== "running") return t(job.state);
  if (job.total === 0) return t("starting");
  const values = { done: job.done, total: job.total };
  if (job.total < 20) return t("figure", values);
  return t("figure_share", { ...values, share: formatPercent(Math.min(1, job.done / job.total)) });
}

function useCancel(job: Job) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => cancelJob(job.id),
    onSuccess: () => toast(t("cancelled_toast")),
    onError: (error) => toast(explain(error).title, "bad"),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["project", job.project, "jobs"] }),
        queries.invalidateQueries({ queryKey: ["job", job.id] }),
      ]),
  });
}
