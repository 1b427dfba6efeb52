/** The project's guideline beside the article: to search in, and opened where a field asked for it. */
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import ReactMarkdown from "react-markdown";

import { getGuideline } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import { Loading, ProblemNotice } from "../../frame/States.tsx";
import { formatDayOf } from "../../ui/language/translate.ts";
import parts from "../desk/parts.module.css";
import { useDesk, useDeskState } from "../desk/context.ts";
import { Drawer } from "./Drawer.tsx";
import { sectionFor, sectionsOf, sectionsWith, tablesAsLists } from "./guideline.ts";
import { t } from "../desk/messages.ts";
import panels from "../desk/panels.module.css";
import styles from "./Guidelines.module.css";
import { t as words } from "../desk/panelMessages.ts";

export default function Guidelines() {
  const desk = useDesk();
  const project = useDeskState((state) => state.setting.project);
  const guideline = useQuery({
    queryKey: ["guideline", project.id, project.guideline?.number ?? 0],
    queryFn: () => getGuideline(project.id),
    enabled: project.guideline !== null,
    meta: { stay: true },
  });
  const missing = project.guideline === null || (guideline.error instanceof ApiError && guideline.error.status === 404);
  return (
    <Drawer prose title={t("guidelines")} close={() => desk.panels.open(null)}>
      {missing && <p>{words("guideline_none")}</p>}
      {!missing && guideline.isPending && <Loading />}
      {!missing && guideline.error && <ProblemNotice error={guideline.error} retry={() => void guideline.refetch()} />}
      {guideline.data && (
        <>
          <p className={parts["help"]}>
            {words("guideline_version", {
              number: guideline.data.number,
              date: formatDayOf(guideline.data.created_at),
            })}
          </p>
          <Sections markdown={guideline.data.markdown} />
        </>
      )}
    </Drawer>
  );
}

function Sections({ markdown }: { markdown: string }) {
  const desk = useDesk();
  const topic = useDeskState((state) => state.topic);
  const [query, setQuery] = useState("");
  const sections = useMemo(() => sectionsOf(markdown), [markdown]);
  const found = sectionsWith(sections, query);
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const wanted = topic && sectionFor(sections, topic);
    if (topic) desk.panels.set({ topic: null });
    const element = wanted && body.current?.querySelector<HTMLElement>(`[data-section="${wanted.at}"]`);
    element?.scrollIntoView({ block: "start" });
    element?.focus({ preventScroll: true });
  }, [desk, sections, topic]);
  return (
    <>
      <input
        className={panels["search"]}
        type="search"
        dir="auto"
        aria-label={words("guideline_search")}
        placeholder={words("guideline_search")}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <p className={parts["help"]} role="status">
        {query.trim() !== "" && words("guideline_found", { count: found.length })}
      </p>
      <div ref={body} className={styles["guideline"]} translate="yes">
        {found.map((section) => (
          <section key={section.at} data-section={section.at} tabIndex={-1} aria-label={section.heading || undefined}>
            <ReactMarkdown skipHtml components={PARTS}>
              {tablesAsLists(section.markdown)}
            </ReactMarkdown>
          </section>
        ))}
      </div>
    </>
  );
}

function PictureWords({ alt }: { alt?: string | undefined }) {
  return <span>{alt}</span>;
}

function SafeLink({ href, children }: { href?: string | undefined; children?: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {children}
    </a>
  );
}

/** Pictures would be requests to other hosts: their words stay, they do not. */
const PARTS = { img: PictureWords, a: SafeLink };
