/** The articles that wait for an adjudicator, those on which people differ most first. */
import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";

import { listReview } from "../../api/endpoints.ts";
import type { Id, Project, ReviewStage, WaitingArticle } from "../../api/model.ts";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { Page, Panel } from "../Page.tsx";
import { usePageKey } from "../pageKey.ts";
import { ProjectFrame } from "../ProjectFrame.tsx";
import { t } from "./messages.ts";
import styles from "./ReviewPage.module.css";

const route = getRouteApi("/inside/p/$project/adjudicate");
const STAGES: readonly (ReviewStage | null)[] = [null, "ready", "open", "stale", "done"];

const reviewQuery = (project: Id, stage: ReviewStage | null) =>
  infiniteQueryOptions({
    queryKey: ["project", project, "review", stage],
    queryFn: ({ pageParam }) => listReview(project, stage, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchOnMount: "always",
  });

export function ReviewPage() {
  const { project } = route.useParams();
  return (
    <ProjectFrame projectId={project} title={t("page")} needs="adjudicate">
      {(row) => <Review project={row} />}
    </ProjectFrame>
  );
}

function Review({ project }: { project: Project }) {
  const [stage, setStage] = useState<ReviewStage | null>(null);
  const query = useInfiniteQuery(reviewQuery(project.id, stage));
  const navigate = useNavigate();
  const rows = query.data?.pages.flatMap((page) => page.results) ?? [];
  const counts = query.data?.pages[0]?.counts;
  const first = rows.find(isOpenTo);
  usePageKey("Enter", () => {
    if (first)
      void navigate({ to: "/p/$project/adjudicate/$article", params: { project: project.id, article: first.article } });
  });
  return (
    <Page
      heading={t("page")}
      sub={t("sub")}
      action={
        first && (
          <ButtonLink
            kind="primary"
            to="/p/$project/adjudicate/$article"
            params={{ project: project.id, article: first.article }}
          >
            {t("first")} <Kbd>↵</Kbd>
          </ButtonLink>
        )
      }
    >
      <Panel>
        <div className={styles["stages"]} role="group" aria-label={t("stage")}>
          {STAGES.map((one) => (
            <Button
              key={one ?? "all"}
              small
              kind={one === stage ? "plain" : "quiet"}
              aria-pressed={one === stage}
              onClick={() => setStage(one)}
            >
              {one === null ? t("all") : `${t(`s_${one}`)} ${counts?.[one] ?? ""}`}
            </Button>
          ))}
        </div>
        {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
        {query.isPending && <Skeleton height={240} />}
        {query.data && rows.length === 0 && (
          <p>
            <b>{t("none")}</b> {t("none_help")}
          </p>
        )}
        {rows.length > 0 && <Table project={project.id} rows={rows} />}
        {query.hasNextPage && (
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t("more")}
          </Button>
        )}
      </Panel>
    </Page>
  );
}

const isOpenTo = ({ own, stage, mine }: WaitingArticle): boolean =>
  !own && (stage === "ready" || mine) && stage !== "done";

function Table({ project, rows }: { project: Id; rows: readonly WaitingArticle[] }) {
  return (
    <div className={styles["table"]}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("article")}</th>
            <th scope="col">{t("differences")}</th>
            <th scope="col">{t("passes")}</th>
            <th scope="col">{t("stage")}</th>
            <th scope="col">{t("who")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.article}>
              <td>
                {row.own ? (
                  <span title={t("own")}>
                    {row.number}. {row.title || t("untitled")} <small>{t("own")}</small>
                  </span>
                ) : (
                  <Link to="/p/$project/adjudicate/$article" params={{ project, article: row.article }}>
                    {row.number}. {row.title || t("untitled")}
                  </Link>
                )}
              </td>
              <td>{row.differences}</td>
              <td>{row.passes}</td>
              <td data-stage={row.stage}>{t(`s_${row.stage}`)}</td>
              <td>{row.stage === "ready" ? t("nobody") : row.mine ? t("you") : (row.adjudicator ?? t("somebody"))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
