/** One card for each project of the signed-in person. */
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";

import type { Project } from "../../api/model.ts";
import { projectsQuery, sessionQuery } from "../../query.ts";
import { type ButtonKind, ButtonLink } from "../../ui/Button.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { t as frame } from "../../ui/messages.ts";
import { PartsBar } from "../../ui/Progress.tsx";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { usePageTitle } from "../../ui/page/title.ts";
import { TopBar } from "../../frame/TopBar.tsx";
import { Mentions } from "../comments/Mentions.tsx";
import { Page, Panel } from "../Page.tsx";
import { usePageKey } from "../pageKey.ts";
import { may, seesOwnWorkOnly } from "../permissions.ts";
import { articleParts } from "../progress.ts";
import { Deleted } from "./Deleted.tsx";
import styles from "./HomePage.module.css";
import { t } from "./messages.ts";

export function HomePage() {
  usePageTitle(t("title"));
  const query = useQuery({ ...projectsQuery, refetchOnMount: "always" });
  const projects = query.data?.results;
  const archived = projects?.filter(({ archived_at }) => archived_at !== null) ?? [];
  const creates = useQuery(sessionQuery).data?.user?.may_create_projects === true;
  const navigate = useNavigate();
  usePageKey("n", () => creates && void navigate({ to: "/projects/new" }));
  return (
    <>
      <TopBar />
      <Page
        heading={t("title")}
        sub={projects?.length === 0 ? null : t("sub")}
        action={creates && projects !== undefined && projects.length > 0 && <NewProject />}
      >
        {query.error && projects === undefined && (
          <ProblemNotice error={query.error} retry={() => void query.refetch()} />
        )}
        <Mentions />
        {query.isPending && <Skeleton height={210} />}
        {projects?.length === 0 && <NoProjects creates={creates} />}
        {projects !== undefined && projects.length > 0 && (
          <Cards projects={projects.filter(({ archived_at }) => archived_at === null)} />
        )}
        {archived.length > 0 && (
          <section className={styles["archive"]}>
            <h2>{t("archive")}</h2>
            <Cards projects={archived} />
          </section>
        )}
        {projects !== undefined && <Deleted />}
      </Page>
    </>
  );
}

function Cards({ projects }: { projects: readonly Project[] }) {
  return (
    <ul className={styles["cards"]}>
      {projects.map((project) => (
        <li key={project.id}>
          <ProjectCard project={project} />
        </li>
      ))}
    </ul>
  );
}

function NewProject({ kind = "plain" }: { kind?: ButtonKind }) {
  return (
    <ButtonLink kind={kind} to="/projects/new" aria-keyshortcuts="n">
      {t("new_project")} <Kbd>n</Kbd>
    </ButtonLink>
  );
}

function NoProjects({ creates }: { creates: boolean }) {
  const username = useQuery(sessionQuery).data?.user?.username ?? "";
  return (
    <Panel heading={t("empty")} className={styles["empty"]}>
      {creates && (
        <div className={styles["first"]}>
          <p>{t("empty_create")}</p>
          <NewProject kind="primary" />
        </div>
      )}
      <p>{t(creates ? "empty_join" : "empty_help", { username })}</p>
    </Panel>
  );
}

function ProjectCard({ project }: { project: Project }) {
  const { progress } = project;
  return (
    <article className={styles["card"]}>
      <div className={styles["head"]}>
        <h2>
          <Link to="/p/$project" params={{ project: project.id }}>
            {project.name}
          </Link>
        </h2>
        <span className={styles["role"]}>
          {project.archived_at === null ? t(`role_${project.role}`) : t("archived")}
        </span>
      </div>
      {progress.articles === 0 ? (
        <p className={styles["facts"]}>{withoutArticles(project)}</p>
      ) : (
        <>
          {!seesOwnWorkOnly(project) && (
            <PartsBar label={t("progress")} thickness={10} parts={articleParts(progress)} />
          )}
          <p className={styles["facts"]}>{facts(project)}</p>
        </>
      )}
      <Actions project={project} />
    </article>
  );
}

function withoutArticles(project: Project): string {
  if (project.archived_at !== null) return t("no_articles_archived");
  return may(project, "import_articles") ? t("no_articles_manager") : t("no_articles");
}

function facts(project: Project): string {
  const { progress } = project;
  const parts = [t("articles", { count: progress.articles }), t("claims", { count: progress.claims })];
  if (progress.articles_settled) parts.push(t("settled", { count: progress.articles_settled }));
  if (may(project, "take_work") && progress.mine_submitted > 0) {
    parts.push(t("mine_submitted", { count: progress.mine_submitted }));
  }
  if (progress.mine_leased > 0) parts.push(t("mine_leased", { count: progress.mine_leased }));
  return parts.join(" · ");
}

function Actions({ project }: { project: Project }) {
  const params = { project: project.id };
  const named = { project: project.name };
  const empty = project.progress.articles === 0;
  const going = project.progress.mine_leased > 0;
  return (
    <div className={styles["actions"]}>
      {may(project, "take_work") && !empty && project.archived_at === null && (project.paused === null || going) && (
        <ButtonLink
          kind="primary"
          to="/p/$project/annotate"
          params={params}
          aria-label={going ? t("continue_label", named) : t("annotate_label", named)}
        >
          {going ? frame("continue") : frame("annotate_next")}
        </ButtonLink>
      )}
      {may(project, "import_articles") && empty && (
        <ButtonLink
          kind="primary"
          to="/p/$project/import"
          params={params}
          aria-label={t("import_articles_label", named)}
        >
          {t("import_articles")}
        </ButtonLink>
      )}
      <ButtonLink kind="quiet" to="/p/$project" params={params} aria-label={t("overview_label", named)}>
        {frame("overview")}
      </ButtonLink>
      {may(project, "import_articles") && !empty && (
        <ButtonLink kind="quiet" to="/p/$project/import" params={params} aria-label={t("import_label", named)}>
          {frame("import")}
        </ButtonLink>
      )}
      {may(project, "export") && (
        <ButtonLink kind="quiet" to="/p/$project/export" params={params} aria-label={t("export_label", named)}>
          {frame("export")}
        </ButtonLink>
      )}
    </div>
  );
}
