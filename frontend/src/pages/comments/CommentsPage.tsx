/** All comments on one article, thread by thread, for whoever does not have the article on the desk. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import { getArticle } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import type { Comment, Id, Project } from "../../api/model.ts";
import { useSending } from "../../comments/sending.ts";
import { commentsQuery, isIn, Thread } from "../../comments/Thread.tsx";
import { ButtonLink } from "../../ui/Button.tsx";
import { Loading, ProblemNotice, ProblemPage } from "../../frame/States.tsx";
import { Page, Panel } from "../Page.tsx";
import { readsComments } from "../permissions.ts";
import { ProjectFrame } from "../ProjectFrame.tsx";
import styles from "./CommentsPage.module.css";
import { t } from "./messages.ts";

const route = getRouteApi("/inside/p/$project/comments/$article");

export function CommentsPage() {
  const { project, article } = route.useParams();
  return (
    <ProjectFrame projectId={project} title={t("page")}>
      {(row) =>
        readsComments(row) ? (
          // In an archived project nothing can be written.
          <fieldset className={styles["all"]} disabled={row.archived_at !== null}>
            <ArticleComments key={article} project={row} article={article} />
          </fieldset>
        ) : (
          <ProblemPage error={new ApiError({ status: 403, code: "forbidden", message: "" })} />
        )
      }
    </ProjectFrame>
  );
}

function ArticleComments({ project, article }: { project: Project; article: Id }) {
  const { claim } = route.useSearch();
  const about = useQuery({
    queryKey: ["article", article],
    queryFn: () => getArticle(article),
    refetchOnMount: "always",
  });
  const comments = useQuery(commentsQuery(article));
  useSending();
  if (about.isPending || comments.isPending) return <Loading />;
  const error = about.error ?? comments.error;
  if (!about.data || !comments.data) {
    return (
      <Page heading={t("page")}>
        <ProblemNotice error={error} retry={() => void Promise.all([about.refetch(), comments.refetch()])} />
      </Page>
    );
  }
  const { number, title, place } = about.data;
  const mine = place === "mine";
  const claims = [...new Set(comments.data.map((one) => one.claim).filter((id) => id !== null))];
  return (
    <Page heading={t("title", { title: title || t("untitled", { number }) })} sub={t("sub", { number })} narrow>
      <ThreadPanel
        project={project}
        article={article}
        claim={null}
        first={undefined}
        arrived={claim === undefined}
        mine={mine}
      />
      {claims.map((id) => (
        <ThreadPanel
          key={id}
          project={project}
          article={article}
          claim={id}
          first={comments.data.find(isIn(id))}
          arrived={claim === id}
          mine={mine}
        />
      ))}
    </Page>
  );
}

interface ThreadPanelProps {
  project: Project;
  article: Id;
  claim: Id | null;
  /** A comment of the thread, which knows the words of the claim. */
  first: Comment | undefined;
  /** Whether a link led here. */
  arrived: boolean;
  /** Whether the person has the article in work. */
  mine: boolean;
}

function ThreadPanel({ project, article, claim, first, arrived, mine }: ThreadPanelProps) {
  const panel = useRef<HTMLDivElement>(null);
  const [here] = useState(arrived);
  useEffect(() => {
    if (here) panel.current?.scrollIntoView({ block: "nearest" });
  }, [here]);
  // In the person's own pass that is open a claim is where it can be changed; everywhere else the article is read.
  const working = mine && (claim === null || (first?.claim_is_mine === true && !first.claim_deleted));
  return (
    <div ref={panel}>
      <Panel
        heading={
          <span className={styles["head"]}>
            {t(claim === null ? "article" : "claim")}
            {working ? (
              <ButtonLink
                kind="quiet"
                small
                to="/p/$project/annotate"
                params={{ project: project.id }}
                search={{ article, comments: claim ?? "article" }}
                preload={false}
              >
                {t("in_text")}
              </ButtonLink>
            ) : (
              <ButtonLink
                kind="quiet"
                small
                to="/p/$project/read/$article"
                params={{ project: project.id, article }}
                search={claim === null ? {} : { claim }}
              >
                {t("in_text")}
              </ButtonLink>
            )}
          </span>
        }
      >
        {first && (
          <blockquote className={styles["quote"]} dir="auto">
            “{first.claim_words}”
          </blockquote>
        )}
        {first?.claim_deleted && <p>{t("claim_gone")}</p>}
        <Thread project={project.id} article={article} claim={claim} focus={here} />
      </Panel>
    </div>
  );
}
