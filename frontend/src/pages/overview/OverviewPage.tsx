/** Where a project stands: progress, one's own part, what runs in the background, and its articles. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import type { ReactNode } from "react";

import { getGuideline } from "../../api/endpoints.ts";
import type { Project, ProjectProgress } from "../../api/model.ts";
import { noteText } from "../../api/said.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PartsBar } from "../../ui/Progress.tsx";
import { Loading, ProblemNotice } from "../../frame/States.tsx";
import { formatDayOf, formatNumber, formatPercent, fromServer } from "../../ui/language/translate.ts";
import { isMoving, jobsQuery } from "../jobs.ts";
import { LiveJobLine } from "../JobLine.tsx";
import { Page, Panel } from "../Page.tsx";
import { may, seesOwnWorkOnly } from "../permissions.ts";
import { articleParts, notStarted } from "../progress.ts";
import { ProjectFrame } from "../ProjectFrame.tsx";
import { ArticleList } from "./ArticleList.tsx";
import { t } from "./messages.ts";
import styles from "./OverviewPage.module.css";

const route = getRouteApi("/inside/p/$project/");
const Markdown = lazy(() => import("../../ui/Markdown.tsx"));

export function OverviewPage() {
  const { project } = route.useParams();
  return <ProjectFrame projectId={project}>{(row) => <Overview project={row} />}</ProjectFrame>;
}

function Overview({ project }: { project: Project }) {
  const [guidelineOpen, setGuidelineOpen] = useState(false);
  return (
    <Page heading={project.name} sub={summary(project)}>
      {project.archived_at !== null && (
        <Notice tone="warn" title={t("archived")}>
          {t("archived_help")}
        </Notice>
      )}
      {project.paused !== null && (
        <Notice tone="warn" title={t("paused")}>
          <p dir="auto">{project.paused}</p>
          <p>{t("paused_help")}</p>
        </Notice>
      )}
      {!project.engine_available && (
        <Notice tone="warn" title={t("engine_missing")}>
          {noteText(project.engine_note)}
        </Notice>
      )}
      <div className={styles["top"]}>
        <ProgressPanel project={project} />
        <OwnPanel project={project} open={guidelineOpen} onToggle={() => setGuidelineOpen(!guidelineOpen)} />
      </div>
      {guidelineOpen && <GuidelinePanel project={project} />}
      {may(project, "follow_jobs") && <BackgroundWork project={project} />}
      <ArticleList project={project} />
    </Page>
  );
}

/** One sentence on how the project is set up. */
export function summary(project: Project): string {
  const { progress, annotators_per_article: count, overlap_share: share } = project;
  const annotators =
    count > 1 && share < 1 ? t("annotators_share", { count, share: formatPercent(share) }) : t("annotators", { count });
  const parts = [
    t("articles", { count: progress.articles }),
    annotators,
    t("scale", { scale: fromServer(project.scale.name) }),
  ];
  if (project.blind && count > 1) parts.push(t("blind"));
  return parts.join(" · ");
}

function ProgressPanel({ project }: { project: Project }) {
  const { progress } = project;
  const own = seesOwnWorkOnly(project);
  const figures: [label: string, value: number][] = [
    [own ? t("done_own") : t("done"), progress.articles_done],
    [t("in_work"), progress.articles_in_work],
    ...(own ? [] : [[t("not_started"), notStarted(progress)] as [string, number]]),
    [t("claims", { count: progress.claims }), progress.claims],
    ...layers(progress),
  ];
  return (
    <Panel heading={own ? t("progress_own") : t("progress")}>
      <dl className={styles["figures"]}>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      {!own && <PartsBar label={t("progress")} parts={articleParts(progress)} />}
      <p className={styles["note"]}>
        {progress.articles === 0
          ? t("no_articles")
          : own
            ? t("own_only")
            : t("passes", { submitted: progress.passes_submitted, count: progress.passes_needed })}
      </p>
    </Panel>
  );
}

/** What is settled, and how many claims there are where each counts once; nothing where there is none of it. */
function layers({ articles_settled: settled, record_claims: claims }: ProjectProgress): [string, number][] {
  return [
    ...(settled ? [[t("settled"), settled] as [string, number]] : []),
    ...(claims ? [[t("of_record", { count: claims }), claims] as [string, number]] : []),
  ];
}

function OwnPanel({ project, open, onToggle }: { project: Project; open: boolean; onToggle: () => void }) {
  const { guideline, progress, role } = project;
  // Where the progress is the person's own, these counts are in it already.
  const counted = may(project, "take_work") && !seesOwnWorkOnly(project);
  return (
    <Panel heading={t("yours")}>
      <dl className={styles["facts"]}>
        <Fact label={t("role")}>{t(`role_${role}`)}</Fact>
        {counted && <Fact label={t("submitted")}>{formatNumber(progress.mine_submitted)}</Fact>}
        {counted && <Fact label={t("in_hand")}>{formatNumber(progress.mine_leased)}</Fact>}
        <Fact label={t("guideline")}>
          {guideline === null ? (
            t("guideline_none")
          ) : (
            <>
              {t("guideline_version", { number: guideline.number, day: formatDayOf(guideline.created_at) })}{" "}
              <Button kind="quiet" small aria-expanded={open} onClick={onToggle}>
                {open ? t("guideline_hide") : t("guideline_read")}
              </Button>
            </>
          )}
        </Fact>
      </dl>
    </Panel>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function GuidelinePanel({ project }: { project: Project }) {
  const query = useQuery({ queryKey: ["project", project.id, "guideline"], queryFn: () => getGuideline(project.id) });
  return (
    <Panel heading={t("guideline")}>
      {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading />}
      {query.data && (
        <Suspense fallback={<Loading />}>
          <Markdown text={query.data.markdown} />
        </Suspense>
      )}
    </Panel>
  );
}

function BackgroundWork({ project }: { project: Project }) {
  const jobs = useQuery(jobsQuery(project.id));
  if (jobs.error && jobs.data === undefined) {
    return <Notice tone="warn">{t("work_problem")}</Notice>;
  }
  const moving = (jobs.data ?? []).filter(isMoving);
  if (moving.length === 0) return null;
  return (
    <Panel heading={t("work")}>
      {moving.map((job) => (
        <LiveJobLine key={job.id} job={job} />
      ))}
    </Panel>
  );
}
