/** One's own work in a project: what came back with its reason, what is open or assigned, what is finished, and the pace. */
import { queryOptions, useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent } from "react";

import { getMine } from "../../api/endpoints.ts";
import type { Id, Mine, MyPass, Project, ReturnedPass } from "../../api/model.ts";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { ButtonLink } from "../../ui/Button.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { formatDay, formatDayOf, formatTime, timeZone } from "../../ui/language/translate.ts";
import { Page, Panel } from "../Page.tsx";
import { ProjectFrame } from "../ProjectFrame.tsx";
import { t } from "./messages.ts";
import styles from "./MinePage.module.css";
import { Pace } from "./Pace.tsx";

const route = getRouteApi("/inside/p/$project/mine");

const mineQuery = (project: Id) =>
  queryOptions({
    queryKey: ["project", project, "mine"],
    queryFn: () => getMine(project, timeZone()),
    refetchOnMount: "always",
  });

export function MinePage() {
  const { project } = route.useParams();
  return (
    <ProjectFrame projectId={project} title={t("page")} needs="take_work">
      {(row) => <MyWork project={row} />}
    </ProjectFrame>
  );
}

function MyWork({ project }: { project: Project }) {
  const query = useQuery(mineQuery(project.id));
  const mine = query.data;
  return (
    <Page heading={t("page")} sub={mine ? summary(mine) : null}>
      {project.paused !== null && (
        <Notice tone="warn" title={t("paused")}>
          <p dir="auto">{project.paused}</p>
          <p>{t("paused_help")}</p>
        </Notice>
      )}
      {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={320} />}
      {mine && (
        <div className={styles["both"]}>
          <div className={styles["lists"]}>
            {project.archived_at === null && <Next project={project} pass={firstOf(mine)} />}
            <List project={project} heading={t("returned")} passes={mine.returned} act={t("open")} />
            <List project={project} heading={t("opened")} passes={mine.open} act={t("continue")} />
            <List project={project} heading={t("assigned")} passes={mine.assigned} act={t("start")} />
            <List project={project} heading={t("finished")} passes={mine.finished} none={t("finished_none")} />
          </div>
          <Pace days={mine.pace} />
        </div>
      )}
    </Page>
  );
}

function summary({ returned, open, assigned }: Mine): string {
  const parts = [
    returned.length > 0 && t("sub_returned", { count: returned.length }),
    open.length > 0 && t("sub_open", { count: open.length }),
    assigned.length > 0 && t("sub_assigned", { count: assigned.length }),
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join(" · ") : t("sub_nothing");
}

/** What comes first: what was sent back, then what was begun, then what was given to the person by name. */
const firstOf = ({ returned, open, assigned }: Mine): MyPass | undefined => [...returned, ...open, ...assigned][0];

function Next({ project, pass }: { project: Project; pass: MyPass | undefined }) {
  const navigate = useNavigate();
  const search = pass ? { article: pass.article.id } : {};
  const go = useEffectEvent((event: KeyboardEvent) => {
    const taken = event.target instanceof Element && event.target !== document.body && event.target.id !== "content";
    if (event.key !== "Enter" || event.defaultPrevented || taken) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    void navigate({ to: "/p/$project/annotate", params: { project: project.id }, search });
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => go(event);
    addEventListener("keydown", pressed);
    return () => removeEventListener("keydown", pressed);
  }, []);
  return (
    <section className={styles["next"]} aria-label={t("next")}>
      <div>
        <p className={styles["small"]}>{t("next")}</p>
        <h2>{pass ? titleOf(pass) : t("queue")}</h2>
        <p className={styles["small"]}>
          {pass ? [pass.publisher, t("claims", { count: pass.claims })].filter(Boolean).join(" · ") : t("queue_help")}
        </p>
      </div>
      <ButtonLink kind="primary" to="/p/$project/annotate" params={{ project: project.id }} search={search}>
        {t("start")} <Kbd>↵</Kbd>
      </ButtonLink>
    </section>
  );
}

interface ListProps {
  project: Project;
  heading: string;
  passes: readonly (MyPass | ReturnedPass)[];
  /** What opens a pass; none where it is only read. */
  act?: string;
  /** What is said where there is none; without it the list is not shown then. */
  none?: string;
}

function List({ project, heading, passes, act, none }: ListProps) {
  if (passes.length === 0 && none === undefined) return null;
  const params = { project: project.id };
  return (
    <Panel heading={passes.length > 0 ? `${heading} (${passes.length})` : heading}>
      {passes.length === 0 && <p className={styles["small"]}>{none}</p>}
      <ul className={styles["list"]}>
        {passes.map((pass) => (
          <li key={pass.assignment}>
            <div>
              <b dir="auto">{titleOf(pass)}</b>
              {"reason" in pass && (
                <blockquote className={styles["reason"]} dir="auto">
                  {pass.reason}
                </blockquote>
              )}
              <p className={styles["small"]}>{aboutOf(pass)}</p>
            </div>
            {act !== undefined && project.archived_at === null ? (
              <ButtonLink
                small
                to="/p/$project/annotate"
                params={params}
                search={{ article: pass.article.id }}
                aria-label={`${act}: ${titleOf(pass)}`}
              >
                {act}
              </ButtonLink>
            ) : (
              <ButtonLink
                small
                kind="quiet"
                to="/p/$project/read/$article"
                params={{ ...params, article: pass.article.id }}
                aria-label={`${t("read")}: ${titleOf(pass)}`}
              >
                {t("read")}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const titleOf = ({ article }: MyPass): string => article.title || t("untitled", { number: String(article.number) });

function aboutOf(pass: MyPass | ReturnedPass): string {
  const parts = [t("article", { number: String(pass.article.number) }), t("claims", { count: pass.claims })];
  if ("reason" in pass) {
    parts.push(t("came_back", { day: formatDayOf(pass.at) }));
    if (pass.about > 0) parts.push(t("about", { count: pass.about }));
  } else if (pass.lease_expires_at !== null) parts.push(t("yours_until", { time: formatTime(pass.lease_expires_at) }));
  else if (pass.due_on !== null) parts.push(t("due", { day: formatDay(pass.due_on) }));
  else if (pass.submitted_at !== null) parts.push(t("submitted_at", { time: formatTime(pass.submitted_at) }));
  return parts.join(" · ");
}
