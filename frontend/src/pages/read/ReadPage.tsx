/** An article to read: nothing is leased and nothing can be changed, and the place that the address names is marked. */
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useMemo, useRef } from "react";

import { getArticle } from "../../api/endpoints.ts";
import type { Article } from "../../api/model.ts";
import { ProblemNotice, Skeleton } from "../../ui/States.tsx";
import { formatDay } from "../../ui/translate.ts";
import { Page } from "../Page.tsx";
import { ProjectFrame } from "../ProjectFrame.tsx";
import { t } from "./messages.ts";
import { linesOf, placesIn } from "./place.ts";
import styles from "./ReadPage.module.css";

const route = getRouteApi("/inside/p/$project/read/$article");

export function ReadPage() {
  const { project } = route.useParams();
  return (
    <ProjectFrame projectId={project} title={t("page")}>
      {() => <Reading />}
    </ProjectFrame>
  );
}

function Reading() {
  const { article } = route.useParams();
  const { at } = route.useSearch();
  const query = useQuery({ queryKey: ["article", article], queryFn: () => getArticle(article), staleTime: Infinity });
  if (query.data) return <Text key={at} article={query.data} at={at} />;
  return (
    <Page heading={t("page")} sub={t("sub")} narrow>
      {query.error ? <ProblemNotice error={query.error} retry={() => void query.refetch()} /> : <Skeleton height={480} />}
    </Page>
  );
}

function Text({ article, at }: { article: Article; at: string | undefined }) {
  const first = useRef<HTMLElement>(null);
  const lines = useMemo(() => linesOf(Array.from(article.text), placesIn(article.length, at)), [article, at]);
  useEffect(() => first.current?.scrollIntoView({ block: "center" }), []);
  const { number, title, publisher, published_on: day, language } = article;
  const from = [publisher, day ? formatDay(day) : ""].filter(Boolean).join(" · ");
  const begins = lines.flat().find(({ marked }) => marked)?.at;
  return (
    <Page heading={t("title", { number: String(number), title: title || t("untitled") })} sub={from || t("sub")} narrow>
      <article className={`${styles["text"]} notranslate`} translate="no" lang={language} dir="auto">
        {lines.map((pieces) => (
          <p key={pieces[0]?.at}>
            {pieces.map((piece) =>
              piece.marked ? (
                <mark key={piece.at} ref={piece.at === begins ? first : null}>
                  {piece.text}
                </mark>
              ) : (
                piece.text
              ),
            )}
          </p>
        ))}
      </article>
    </Page>
  );
}
