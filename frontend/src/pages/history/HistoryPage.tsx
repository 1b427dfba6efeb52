/** Who did what in a project, newest first; what changed is compared, and a deleted claim is brought back. */
import { infiniteQueryOptions, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";

import { auditFile, type HistoryFilter, listHistory, restoreClaim } from "../../api/endpoints.ts";
import type { Happened, Id, Project } from "../../api/model.ts";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { formatMoment } from "../../ui/language/translate.ts";
import { toast } from "../../ui/overlay/Toast.tsx";
import { Page, Panel } from "../Page.tsx";
import { usePeople } from "../people/people.ts";
import { ProjectFrame } from "../ProjectFrame.tsx";
import { type Change, changesOf } from "./changes.ts";
import styles from "./HistoryPage.module.css";
import { type MessageKey, t } from "./messages.ts";

const route = getRouteApi("/inside/p/$project/history");
/** The kinds of things that have a history, in the order in which a manager looks for them. */
const SUBJECTS = [
  "claim", "assignment", "suggestion", "comment", "article", "speaker", "project", "scale", "guideline", "member", "token",
] as const; // oxfmt-ignore

const historyQuery = (project: Id, filter: HistoryFilter & { entry?: Id }) =>
  infiniteQueryOptions({
    queryKey: ["project", project, "history", filter],
    queryFn: ({ pageParam, signal }) => listHistory(project, { ...filter, after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchOnMount: "always",
  });

export function HistoryPage() {
  const { project } = route.useParams();
  return (
    <ProjectFrame projectId={project} title={t("page")} needs="end_project">
      {(row) => <History project={row} />}
    </ProjectFrame>
  );
}

function History({ project }: { project: Project }) {
  const [filter, setFilter] = useState<HistoryFilter>({});
  const query = useInfiniteQuery(historyQuery(project.id, filter));
  const rows = query.data?.pages.flatMap((page) => page.results) ?? [];
  const file = (
    <a className={styles["file"]} href={auditFile(project.id)} download>
      {t("file")}
    </a>
  );
  return (
    <Page heading={t("page")} sub={t("sub")} action={file}>
      <Panel>
        <Filters project={project} filter={filter} set={setFilter} />
        {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
        {query.isPending && <Skeleton height={320} />}
        {query.data && rows.length === 0 && <p role="status">{t(query.hasNextPage ? "none_yet" : "none")}</p>}
        <ul className={styles["events"]}>
          {rows.map((row) => (
            <Entry key={row.id} project={project} filter={filter} row={row} />
          ))}
        </ul>
        {query.hasNextPage && (
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("further")}
          </Button>
        )}
      </Panel>
    </Page>
  );
}

interface FiltersProps {
  project: Project;
  filter: HistoryFilter;
  set: (filter: HistoryFilter) => void;
}

function Filters({ project, filter, set }: FiltersProps) {
  const members = usePeople(project.id).data?.results ?? [];
  const part = (name: keyof HistoryFilter, value: string): void => {
    const { [name]: _, ...rest } = filter;
    set(value === "" ? rest : { ...rest, [name]: value });
  };
  const people = members.filter(({ account }) => account !== null);
  return (
    <div className={styles["filters"]}>
      <Filter label={t("who")}>
        <select value={filter.who ?? ""} onChange={(event) => part("who", event.target.value)}>
          <option value="">{t("everybody")}</option>
          <option value="0">{t("system")}</option>
          {people.map((member) => (
            <option key={member.id} value={String(member.account)}>
              {member.called}
            </option>
          ))}
        </select>
      </Filter>
      <Filter label={t("subject")}>
        <select value={filter.subject ?? ""} onChange={(event) => part("subject", event.target.value)}>
          <option value="">{t("everything")}</option>
          {SUBJECTS.map((subject) => (
            <option key={subject} value={subject}>
              {t(`subject_${subject}`)}
            </option>
          ))}
        </select>
      </Filter>
      <Filter label={t("article")}>
        <input
          type="number"
          min={1}
          value={filter.article ?? ""}
          onChange={(event) => part("article", event.target.value)}
        />
      </Filter>
      <Filter label={t("day")}>
        <input type="date" value={filter.day ?? ""} onChange={(event) => part("day", event.target.value)} />
      </Filter>
    </div>
  );
}

function Filter({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className={styles["filter"]}>
      <span>{label}</span>
      {children}
    </label>
  );
}

interface EntryProps {
  project: Project;
  filter: HistoryFilter;
  row: Happened;
}

function Entry({ project, filter, row }: EntryProps) {
  const changes = changesOf(row.before, row.after);
  return (
    <li>
      <div className={styles["line"]}>
        <time dateTime={row.at}>{formatMoment(row.at)}</time>
        <strong>{row.who ?? t("system")}</strong>
        <span>
          {word(`subject_${row.subject}`, row.subject)}: {word(`action_${row.action.replaceAll(" ", "_")}`, row.action)}
          {row.count > 1 && ` · ${extent(row)}`}
          {row.whom.length > 0 &&
            ` · ${row.subject === "member" ? named(row.whom) : t("whom", { names: named(row.whom) })}`}
        </span>
        {row.article && (
          <Link to="/p/$project/read/$article" params={{ project: project.id, article: row.article.id }}>
            {t("no", { number: row.article.number })}
          </Link>
        )}
        {row.restorable && <Restore project={project} claim={row.subject_id} />}
      </div>
      {changes.length > 0 && <Changes changes={changes} />}
      {row.count > 1 && <Each project={project} filter={filter} row={row} />}
    </li>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <details>
      <summary>{t("changes", { count: changes.length })}</summary>
      <dl className={styles["changes"]}>
        {changes.map(({ field, before, after }) => (
          <div key={field}>
            <dt>{field}</dt>
            <dd dir="auto">
              {before && <del>{before}</del>} {after && <ins>{after}</ins>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** What one act did, thing by thing; read when somebody wants to see it. */
function Each({ project, filter, row }: EntryProps) {
  const [open, setOpen] = useState(false);
  const query = useInfiniteQuery({ ...historyQuery(project.id, { ...filter, entry: row.id }), enabled: open });
  const rows = query.data?.pages.flatMap((page) => page.results) ?? [];
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("each")}</summary>
      {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {open && query.isPending && <Skeleton height={80} />}
      <ul className={styles["each"]}>
        {rows.map((one) => (
          <Entry key={one.id} project={project} filter={filter} row={one} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button small disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t("further")}
        </Button>
      )}
    </details>
  );
}

/** How far an act went: over so many articles, or within one of them or the project over so many things. */
function extent({ articles, count }: Happened): string {
  return articles > 1 ? t("articles", { count: articles }) : t("entries", { count });
}

/** How many people are named before the others are only counted. */
const NAMED = 3;

function named(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return rest < 2 ? names.join(", ") : `${names.slice(0, NAMED).join(", ")} ${t("others", { count: rest })}`;
}

/** A word of the catalogue, or the server's where the catalogue has none. */
function word(key: string, raw: string): string {
  const found = t(key as MessageKey);
  return found === key ? raw : found;
}

function Restore({ project, claim }: { project: Project; claim: Id }) {
  const queries = useQueryClient();
  const restore = useMutation({
    mutationFn: () => restoreClaim(claim),
    onSuccess: () => {
      toast(t("restored"));
      return queries.invalidateQueries({ queryKey: ["project", project.id, "history"] });
    },
  });
  return (
    <>
      <Button small disabled={restore.isPending} onClick={() => restore.mutate()}>
        {t("restore")}
      </Button>
      {restore.error && <ProblemNotice error={restore.error} />}
    </>
  );
}
