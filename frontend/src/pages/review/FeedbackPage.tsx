/** What became of one's own claims in the articles that are settled, and why. */
import { infiniteQueryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";

import { listFeedback } from "../../api/endpoints.ts";
import type { FeedbackArticle, FeedbackClaim, Id, Project } from "../../api/model.ts";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { formatDayOf, fromServer } from "../../ui/language/translate.ts";
import { Page, Panel } from "../Page.tsx";
import { ProjectFrame } from "../ProjectFrame.tsx";
import { t } from "./messages.ts";
import styles from "./ReviewPage.module.css";

const route = getRouteApi("/inside/p/$project/feedback");

const feedbackQuery = (project: Id) =>
  infiniteQueryOptions({
    queryKey: ["project", project, "feedback"],
    queryFn: ({ pageParam }) => listFeedback(project, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchOnMount: "always",
  });

export function FeedbackPage() {
  const { project } = route.useParams();
  return (
    <ProjectFrame projectId={project} title={t("feedback")} needs="take_work">
      {(row) => <Feedback project={row} />}
    </ProjectFrame>
  );
}

function Feedback({ project }: { project: Project }) {
  const query = useInfiniteQuery(feedbackQuery(project.id));
  const rows = query.data?.pages.flatMap((page) => page.results) ?? [];
  return (
    <Page heading={t("feedback")} sub={t("feedback_sub")}>
      {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={240} />}
      {query.data && rows.length === 0 && <Panel>{t("feedback_none")}</Panel>}
      {rows.map((row) => (
        <Settled key={row.article} project={project} row={row} />
      ))}
      {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{t("more")}</Button>}
    </Page>
  );
}

function Settled({ project, row }: { project: Project; row: FeedbackArticle }) {
  const kept = row.claims.filter(({ outcome }) => outcome === "kept").length;
  const heading = (
    <>
      <Link to="/p/$project/read/$article" params={{ project: project.id, article: row.article }}>
        {row.number}. {row.title || t("untitled")}
      </Link>{" "}
      <small>{t("settled_on", { day: formatDayOf(row.settled_at) })}</small>
    </>
  );
  return (
    <Panel heading={heading}>
      {kept > 0 && <p>{t("kept_count", { count: kept })}</p>}
      <ul className={styles["told"]}>
        {row.claims
          .filter(({ outcome }) => outcome !== "kept")
          .map((claim) => (
            <li key={claim.thread}>
              <Told project={project} article={row.article} claim={claim} />
            </li>
          ))}
      </ul>
    </Panel>
  );
}

function Told({ project, article, claim }: { project: Project; article: Id; claim: FeedbackClaim }) {
  const value = (slot: string, key: string): string => {
    const label = slot === "verdict" ? project.scale.labels.find((one) => one.key === key) : undefined;
    return label ? fromServer(label.name) : key || t("nothing");
  };
  return (
    <>
      <q dir="auto">{claim.words}</q> <b>{t(`o_${claim.outcome}`)}</b>
      {claim.changes.map(({ slot, mine, gold }) => (
        <p key={slot}>
          {t(`f_${slot}` as "f_content")}: <del>{value(slot, mine)}</del> <ins>{value(slot, gold)}</ins>
        </p>
      ))}
      {(claim.reason || claim.rule || claim.cause) && (
        <p className={styles["why"]}>
          {[claim.reason, claim.rule && t("rule", { rule: claim.rule }), claim.cause && t(`c_${claim.cause}`)]
            .filter(Boolean)
            .join(" ")}
        </p>
      )}
      <ButtonLink
        small
        to="/p/$project/comments/$article"
        params={{ project: project.id, article }}
        search={{ claim: claim.thread }}
      >
        {claim.comments > 0 ? t("comments", { count: claim.comments }) : t("disagree")}
      </ButtonLink>
    </>
  );
}
