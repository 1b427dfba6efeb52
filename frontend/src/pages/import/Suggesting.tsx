/** The search for claims that follows an import. */
import { ButtonLink } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import type { SuggestJob } from "../../api/model.ts";
import { noteText } from "../../api/said.ts";
import { JobLine } from "../JobLine.tsx";
import { isMoving, useLiveJob } from "../jobs.ts";
import { Panel } from "../Page.tsx";
import { t } from "./messages.ts";

/** Minutes for which a finished search is still news. */
const newsMinutes = 30;

export function Suggesting({ job: listed }: { job: SuggestJob }) {
  const job = useLiveJob(listed);
  if (isMoving(job) || job.state === "failed") {
    if (!isMoving(job) && !isNews(job)) return null;
    return (
      <Panel>
        <JobLine job={job} />
      </Panel>
    );
  }
  if (job.state !== "done" || job.result === null || !isNews(job)) return null;
  const { suggestions, articles, engine, engine_version, notes } = job.result;
  return (
    <Notice
      tone="ok"
      title={t("suggested", { count: suggestions })}
      action={
        <ButtonLink small kind="primary" to="/p/$project/annotate" params={{ project: job.project }}>
          {t("next")}
        </ButtonLink>
      }
    >
      {t("suggested_in", { count: articles, engine: `${engine} ${engine_version}`.trim() })}
      {notes.map(noteText).map((note) => (
        <div key={note}>{note}</div>
      ))}
    </Notice>
  );
}

function isNews(job: SuggestJob): boolean {
  const finished = Date.parse(job.finished_at ?? job.created_at);
  return Date.now() - finished < newsMinutes * 60_000;
}
