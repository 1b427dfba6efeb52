/**
 * An article to read: nothing is leased and nothing can be changed. The claims that the person may know of are marked and
 * listed beside it, and the place or the claim that the address names stands out.
 */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";

import { getArticle, listClaims } from "../../api/endpoints.ts";
import type { Id, Project, ReadArticle, ReadClaim } from "../../api/model.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { formatDay } from "../../ui/language/translate.ts";
import { Segments } from "../../ui/Segments.tsx";
import { Page } from "../Page.tsx";
import { may, readsComments } from "../permissions.ts";
import { ProjectFrame } from "../ProjectFrame.tsx";
import { WorkButton } from "../WorkButton.tsx";
import { ClaimList } from "./ClaimList.tsx";
import { t } from "./messages.ts";
import { linesOf, merged, placesIn, type Stretch } from "./place.ts";
import styles from "./ReadPage.module.css";

const route = getRouteApi("/inside/p/$project/read/$article");

export function ReadPage() {
  const { project } = route.useParams();
  return (
    <ProjectFrame projectId={project} title={t("page")}>
      {(row) => <Reading project={row} />}
    </ProjectFrame>
  );
}

function Reading({ project }: { project: Project }) {
  const { article } = route.useParams();
  const { at, claim } = route.useSearch();
  const query = useQuery({
    queryKey: ["article", article],
    queryFn: () => getArticle(article),
    refetchOnMount: "always",
  });
  const claims = useQuery({
    queryKey: ["article", article, "claims"],
    queryFn: () => listClaims(article),
    // Whoever works in a project reads claims, also when it is archived and permits no work: the list of people is theirs too.
    enabled: may(project, "take_work") || (project.archived_at !== null && may(project, "list_members")),
    refetchOnMount: "always",
  });
  const waiting = claims.isLoading && claim !== undefined;
  if (query.data && !waiting) {
    return (
      <Text
        key={`${article} ${at} ${claim}`}
        project={project}
        article={query.data}
        at={at}
        claims={claims.data ?? NONE}
        named={claim}
        problem={claims.error && <ProblemNotice error={claims.error} retry={() => void claims.refetch()} />}
      />
    );
  }
  return (
    <Page heading={t("page")} sub={t("sub")} narrow>
      {query.error ? (
        <ProblemNotice error={query.error} retry={() => void query.refetch()} />
      ) : (
        <Skeleton height={480} />
      )}
    </Page>
  );
}

/** What stands out; the first of it comes into view. */
function Mark({ text, leads }: { text: string; leads: boolean }) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (leads) place.current?.scrollIntoView({ block: "center" });
  }, [leads]);
  return <mark ref={place}>{text}</mark>;
}

const NONE: readonly ReadClaim[] = [];

interface TextProps {
  project: Project;
  article: ReadArticle;
  at: string | undefined;
  claims: readonly ReadClaim[];
  /** The claim that the address names. */
  named: Id | undefined;
  problem: React.ReactNode;
}

function Text({ project, article, at, claims: every, named, problem }: TextProps) {
  const [chosen, setChosen] = useState<Id | null>(named ?? null);
  const [goldOnly, setGoldOnly] = useState(false);
  const settled = useMemo(() => every.filter(({ kind, state }) => kind === "gold" && state === "submitted"), [every]);
  const claims = goldOnly ? settled : every;
  const letters = useMemo(() => Array.from(article.shown ?? article.text), [article]);
  const one = claims.find(({ id }) => id === chosen);
  const marked = useMemo(() => (one ? merged(one.content) : placesIn(letters.length, at)), [one, letters, at]);
  const claimed = useMemo(() => merged(claims.flatMap(({ content }) => content as Stretch[])), [claims]);
  const lines = useMemo(() => linesOf(letters, marked, claimed), [letters, marked, claimed]);
  const { number, title, publisher, published_on: day, language } = article;
  const from = [publisher, day ? formatDay(day) : ""].filter(Boolean).join(" · ");
  return (
    <Page heading={t("title", { number: String(number), title: title || t("untitled") })} sub={from || t("sub")}>
      <div className={styles["ways"]}>
        {project.archived_at === null && <WorkButton project={project.id} article={article} kind="primary" again />}
        {readsComments(project) && (
          <ButtonLink
            kind="quiet"
            to="/p/$project/comments/$article"
            params={{ project: project.id, article: article.id }}
          >
            {t("comments")}
          </ButtonLink>
        )}
        {settled.length > 0 && settled.length < every.length && <Layers gold={goldOnly} choose={setGoldOnly} />}
      </div>
      {problem}
      <div className={styles["both"]}>
        <Lines lines={lines} language={language} />
        {claims.length > 0 && (
          <ClaimList
            article={article.id}
            returns={may(project, "return_work") && project.archived_at === null}
            claims={claims}
            letters={letters}
            labels={project.scale.labels}
            chosen={chosen}
            choose={setChosen}
          />
        )}
      </div>
    </Page>
  );
}

/** Whether everybody's claims are shown, or the gold layer alone. */
function Layers({ gold, choose }: { gold: boolean; choose: (gold: boolean) => void }) {
  return (
    <Segments
      label={t("layer")}
      choices={[false, true]}
      chosen={gold}
      nameOf={(only) => t(only ? "layer_gold" : "layer_all")}
      onChoose={choose}
    />
  );
}

/** The text, line by line; what stands out first is scrolled to. */
function Lines({ lines, language }: { lines: ReturnType<typeof linesOf>; language: string }) {
  const begins = lines.flat().find((piece) => piece.marked)?.at;
  return (
    <article className={`${styles["text"]} notranslate`} translate="no" lang={language} dir="auto">
      {lines.map((pieces) => (
        <p key={pieces[0]?.at} dir="auto">
          {pieces.map((piece) =>
            piece.marked ? (
              <Mark key={piece.at} text={piece.text} leads={piece.at === begins} />
            ) : piece.claimed ? (
              <span key={piece.at} className={styles["claimed"]}>
                {piece.text}
              </span>
            ) : (
              piece.text
            ),
          )}
        </p>
      ))}
    </article>
  );
}
