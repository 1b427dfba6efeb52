/** What every page of one project has: the bar with its links, the project read, closed doors explained. */
import { useQuery } from "@tanstack/react-query";
import { Link, useMatchRoute, useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { ApiError } from "../api/errors.ts";
import type { Action, Id, Project } from "../api/model.ts";
import { noticesQuery, projectQuery } from "../query.ts";
import { ButtonLink } from "../ui/Button.tsx";
import { t } from "../ui/messages.ts";
import { Loading, ProblemPage } from "../frame/States.tsx";
import { usePageTitle } from "../ui/page/title.ts";
import { TopBar } from "../frame/TopBar.tsx";
import { useGoKeys } from "./goKeys.ts";
import { may } from "./permissions.ts";
import styles from "./ProjectFrame.module.css";

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

/** The pages of a project in the order of work, the letter that leads there after "g", who sees a link to them, and the page beside it. */
const PAGES = [
  { to: "/p/$project/mine", name: "mine", key: "m", seen: (own) => may(own, "take_work") && !may(own, "edit_project") },
  {
    to: "/p/$project/feedback",
    name: "feedback",
    key: "f",
    seen: (own) => may(own, "take_work") && !may(own, "adjudicate"),
  },
  { to: "/p/$project/queue", name: "queue", key: "q", seen: (own) => may(own, "distribute_work") },
  { to: "/p/$project/adjudicate", name: "adjudicate", key: "a", seen: (own) => may(own, "adjudicate") },
  { to: "/p/$project/import", name: "import", key: "i", seen: (own) => may(own, "import_articles") },
  {
    to: "/p/$project/agreement",
    name: "quality",
    key: "y",
    seen: (own) => may(own, "see_agreement"),
    beside: "/p/$project/suggestions",
  },
  {
    to: "/p/$project/export",
    name: "export",
    key: "d",
    seen: (own) => may(own, "export"),
    beside: "/p/$project/releases",
  },
  { to: "/p/$project/people", name: "people", key: "p", seen: (own) => may(own, "manage_people") },
  { to: "/p/$project/settings", name: "settings", key: "s", seen: (own) => may(own, "end_project") },
] as const satisfies readonly {
  to: string;
  name: string;
  key: string;
  seen: (project: Project) => boolean;
  beside?: string;
}[];

const OVERVIEW = "o";

/** How much waits for the person, beside the link to their work: what came back and what they were given; nothing where nothing does. */
function Waiting({ project }: { project: Id }) {
  const { data } = useQuery(noticesQuery(project));
  const count = (data?.returned ?? 0) + (data?.assigned ?? 0);
  if (data === undefined || count === 0) return null;
  const parts = [
    data.returned > 0 && t("notice_returned", { count: data.returned }),
    data.assigned > 0 && t("notice_assigned", { count: data.assigned }),
    data.due_soon > 0 && t("notice_due", { count: data.due_soon }),
  ];
  const words = parts.filter(Boolean).join(" · ");
  return (
    <span className={styles["waiting"]} title={words} data-due={data.due_soon > 0 || undefined}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden"> ({words})</span>
    </span>
  );
}

function ProjectBar({ project, title }: { project: Project; title: string | undefined }) {
  const params = { project: project.id };
  const { articles, mine_leased: open } = project.progress;
  const works = may(project, "take_work") && articles > 0 && (project.paused === null || open > 0);
  const home = (
    <Link to="/p/$project" params={params} activeOptions={{ exact: true }}>
      {project.name}
    </Link>
  );
  const navigate = useNavigate();
  const match = useMatchRoute();
  const pages = PAGES.filter(({ seen }) => seen(project));
  useGoKeys((letter) => {
    const page = letter === OVERVIEW ? { to: "/p/$project" as const } : pages.find(({ key }) => key === letter);
    if (page) void navigate({ to: page.to, params });
    return page !== undefined;
  });
  const crumbs = title === undefined ? [project.name] : [home, title];
  const nav = (
    <>
      <ButtonLink
        kind="quiet"
        to="/p/$project"
        params={params}
        activeOptions={{ exact: true, includeSearch: false }}
        aria-keyshortcuts={`g ${OVERVIEW}`}
        title={`g ${OVERVIEW}`}
      >
        {t("overview")}
      </ButtonLink>
      {pages.map((page) => (
        <ButtonLink
          key={page.to}
          kind="quiet"
          to={page.to}
          params={params}
          aria-keyshortcuts={`g ${page.key}`}
          title={`g ${page.key}`}
          {...("beside" in page && match({ to: page.beside, params }) !== false ? { "aria-current": true } : {})}
        >
          {t(page.name)}
          {page.name === "mine" && <Waiting project={project.id} />}
        </ButtonLink>
      ))}
    </>
  );
  return (
    <TopBar crumbs={crumbs} nav={nav}>
      {works && (
        <ButtonLink kind="primary" to="/p/$project/annotate" params={params}>
          {open > 0 ? t("continue") : t("annotate_next")}
        </ButtonLink>
      )}
    </TopBar>
  );
}
