/** The articles of a project: state filter, full-text search, and more pages on demand. */
import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useState } from "react";

import { listArticles } from "../../api/endpoints.ts";
import type { ArticleRow, Id, ListState, Project } from "../../api/model.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { t as frame } from "../../ui/messages.ts";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { formatDay, formatNumber } from "../../ui/language/translate.ts";
import { Segments } from "../../ui/Segments.tsx";
import { Panel } from "../Page.tsx";
import { may, seesOwnWorkOnly } from "../permissions.ts";
import { WorkButton } from "../WorkButton.tsx";
import styles from "./ArticleList.module.css";
import { t } from "./messages.ts";
import { useListSearch } from "./search.ts";

const pageSize = 50;
const typingPause = 250;

const articlesQuery = (project: Id, state: ListState | undefined, q: string) =>
  infiniteQueryOptions({
    queryKey: ["project", project, "articles", state ?? null, q],
    queryFn: ({ pageParam, signal }) =>
      listArticles(project, { after: pageParam, limit: pageSize, state: state ?? null, q }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchOnMount: "always",
  });

export function ArticleList({ project }: { project: Project }) {
  const { state, q = "" } = useListSearch();
  const query = useInfiniteQuery(articlesQuery(project.id, state, q));
  const rows = query.data?.pages.flatMap((page) => page.results);
  const filtered = state !== undefined || q !== "";
  return (
    <Panel heading={t("list")}>
      {(filtered || rows?.length !== 0) && <Tools own={seesOwnWorkOnly(project)} />}
      {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={240} />}
      {rows?.length === 0 && (filtered ? <NoMatch project={project} /> : <NoArticles project={project} />)}
      {rows !== undefined && rows.length > 0 && (
        <>
          <Table project={project} rows={rows} stale={query.isPlaceholderData} />
          <div className={styles["foot"]}>
            {query.hasNextPage && (
              <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {query.isFetchingNextPage ? t("more_loading") : t("more")}
              </Button>
            )}
            <span role="status">{t("shown", { count: rows.length })}</span>
          </div>
        </>
      )}
    </Panel>
  );
}

const states: readonly (ListState | undefined)[] = [undefined, "new", "in_work", "done", "gold", "record"];
/** Of the layers, annotators of a blind project know what settles their own articles. */
const ownStates = states.filter((one) => one !== "record");

function Tools({ own }: { own: boolean }) {
  const { state, q = "" } = useListSearch();
  const navigate = useNavigate({ from: "/p/$project/" });
  return (
    <div className={styles["tools"]}>
      <SearchBox
        q={q}
        onSearch={(words) =>
          void navigate({ search: { ...(state && { state }), ...(words.trim() && { q: words }) }, replace: true })
        }
      />
      <Segments
        label={own ? t("state_own") : t("filter")}
        choices={own ? ownStates : states}
        chosen={state}
        nameOf={(one) => t(one === undefined ? "state_all" : `state_${one}`)}
        onChoose={(one) => void navigate({ search: { ...(one && { state: one }), ...(q && { q }) }, replace: true })}
      />
    </div>
  );
}

/** Search after a pause in typing; what stands in the address wins only when it was not this box that put it there. */
function SearchBox({ q, onSearch }: { q: string; onSearch: (words: string) => void }) {
  const [typed, setTyped] = useState(q);
  const [seen, setSeen] = useState(q);
  const [sent, setSent] = useState(q);
  if (q !== seen) {
    setSeen(q);
    if (q !== sent) setTyped(q);
  }
  const search = useEffectEvent(() => {
    setSent(typed);
    onSearch(typed);
  });
  useEffect(() => {
    if (typed === q) return undefined;
    const timer = setTimeout(search, typingPause);
    return () => clearTimeout(timer);
  }, [typed, q]);
  return (
    <input
      type="search"
      className={styles["search"]}
      aria-label={t("search")}
      placeholder={t("search_placeholder")}
      value={typed}
      maxLength={200}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}

function Table({ project, rows, stale }: { project: Project; rows: readonly ArticleRow[]; stale: boolean }) {
  const figure = styles["figure"];
  const own = seesOwnWorkOnly(project);
  const works = may(project, "take_work") && project.archived_at === null && project.paused === null;
  return (
    <table className={`${styles["table"]} ${stale ? styles["stale"] : ""}`}>
      <thead>
        <tr>
          <th className={figure}>{t("number")}</th>
          <th>{t("title")}</th>
          <th className={styles["wide"]}>{own ? t("state_own") : t("state")}</th>
          {!own && <th className={`${figure} ${styles["wide"]}`}>{t("passes_head")}</th>}
          <th className={`${figure} ${styles["spare"]}`}>{t("suggestions")}</th>
          <th className={figure}>{t("claims_head")}</th>
          <th className={`${figure} ${styles["spare"]}`}>{t("length")}</th>
          {works && <th>{t("work_head")}</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className={figure}>{row.number}</td>
            <td className={styles["name"]}>
              <Title project={project} row={row} />
            </td>
            <td className={styles["wide"]}>
              <span className={`${styles["state"]} ${styles[row.state] ?? ""}`}>{t(`state_${row.state}`)}</span>
              {row.layer !== null && <small className={styles["layer"]}>{t(`state_${row.layer}`)}</small>}
            </td>
            {!own && (
              <td className={`${figure} ${styles["wide"]}`}>
                {row.passes_submitted}/{row.passes_needed}
              </td>
            )}
            <td className={`${figure} ${styles["spare"]}`}>{formatNumber(row.suggestions)}</td>
            <td className={figure}>{formatNumber(row.claims)}</td>
            <td className={`${figure} ${styles["spare"]}`}>{formatNumber(row.length)}</td>
            {works && (
              <td className={styles["work"]}>
                <WorkButton project={project.id} article={row} small />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Title({ project, row }: { project: Project; row: ArticleRow }) {
  const title = row.title || t("untitled");
  const from = [row.publisher, row.published_on ? formatDay(row.published_on) : ""].filter(Boolean).join(" · ");
  return (
    <>
      {may(project, "read_articles") ? (
        <Link to="/p/$project/read/$article" params={{ project: project.id, article: row.id }}>
          {title}
        </Link>
      ) : (
        title
      )}
      {from && <span className={styles["from"]}>{from}</span>}
    </>
  );
}

function NoArticles({ project }: { project: Project }) {
  const manager = may(project, "import_articles");
  return (
    <div className={styles["empty"]}>
      <strong>{t("none")}</strong>
      <span>{manager ? t("none_manager") : t("none_other")}</span>
      {manager && (
        <ButtonLink kind="primary" to="/p/$project/import" params={{ project: project.id }}>
          {frame("import")}
        </ButtonLink>
      )}
    </div>
  );
}

function NoMatch({ project }: { project: Project }) {
  return (
    <div className={styles["empty"]}>
      <strong>{t("no_match")}</strong>
      <span>{t("no_match_help")}</span>
      <ButtonLink to="/p/$project" params={{ project: project.id }} search={{}}>
        {t("clear")}
      </ButtonLink>
    </div>
  );
}
