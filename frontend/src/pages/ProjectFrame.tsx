/** What every page of one project has: the bar with its links, the project read, closed doors explained. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { ApiError } from "../api/errors.ts";
import type { Action, Id, Project } from "../api/model.ts";
import { projectQuery } from "../query.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { t } from "../ui/messages.ts";
import { Loading, ProblemPage } from "../frame/States.tsx";
import { usePageTitle } from "../ui/page/title.ts";
import { TopBar } from "../frame/TopBar.tsx";
import { may } from "./permissions.ts";

interface ProjectFrameProps {
  projectId: Id;
  /** Name of the page below the project; none for the overview. */
  title?: string;
  /** What one must be allowed to do here. */
  needs?: Action;
  children: (project: Project) => ReactNode;
}

export function ProjectFrame({ projectId, title, needs, children }: ProjectFrameProps) {
  const query = useQuery(projectQuery(projectId));
  const project = query.data;
  usePageTitle(title, project?.name);

  if (project === undefined) {
    return (
      <>
        <TopBar />
        {query.error ? <ProblemPage error={query.error} retry={() => void query.refetch()} /> : <Loading />}
      </>
    );
  }
  const open = needs === undefined || may(project, needs);
  return (
    <>
      <ProjectBar project={project} title={title} />
      {open ? children(project) : <ProblemPage error={new ApiError({ status: 403, code: "forbidden", message: "" })} />}
    </>
  );
}

function ProjectBar({ project, title }: { project: Project; title: string | undefined }) {
  const params = { project: project.id };
  const home = (
    <Link to="/p/$project" params={params} activeOptions={{ exact: true }}>
      {project.name}
    </Link>
  );
  const crumbs = title === undefined ? [project.name] : [home, title];
  const nav = (
    <>
      <ButtonLink kind="quiet" to="/p/$project" params={params} activeOptions={{ exact: true, includeSearch: false }}>
        {t("overview")}
      </ButtonLink>
      {may(project, "import_articles") && (
        <ButtonLink kind="quiet" to="/p/$project/import" params={params}>
          {t("import")}
        </ButtonLink>
      )}
      {may(project, "read_work") && (
        <ButtonLink kind="quiet" to="/p/$project/suggestions" params={params}>
          {t("suggestions")}
        </ButtonLink>
      )}
      {may(project, "export") && (
        <ButtonLink kind="quiet" to="/p/$project/export" params={params}>
          {t("export")}
        </ButtonLink>
      )}
      {may(project, "end_project") && (
        <ButtonLink kind="quiet" to="/p/$project/settings" params={params}>
          {t("settings")}
        </ButtonLink>
      )}
    </>
  );
  return (
    <TopBar crumbs={crumbs} nav={nav}>
      {may(project, "take_work") && project.progress.articles > 0 && (
        <ButtonLink kind="primary" to="/p/$project/annotate" params={params}>
          {project.progress.mine_leased > 0 ? t("continue") : t("annotate_next")}
        </ButtonLink>
      )}
    </TopBar>
  );
}
