/** The project's guideline beside the article. */
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import ReactMarkdown from "react-markdown";

import { getGuideline } from "../api/endpoints.ts";
import { ApiError } from "../api/errors.ts";
import { Loading, ProblemNotice } from "../ui/States.tsx";
import { formatDay } from "../ui/translate.ts";
import cards from "./cards.module.css";
import { useDesk, useDeskState } from "./context.ts";
import { Drawer } from "./Drawer.tsx";
import { t } from "./messages.ts";
import panels from "./panels.module.css";
import { t as words } from "./panelWords.ts";

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
    <Drawer title={t("guidelines")} close={() => desk.open(null)}>
      {missing && <p>{words("guideline_none")}</p>}
      {!missing && guideline.isPending && <Loading />}
      {!missing && guideline.error && <ProblemNotice error={guideline.error} retry={() => void guideline.refetch()} />}
      {guideline.data && (
        <>
          <p className={cards["help"]}>
            {words("guideline_version", { number: guideline.data.number, date: formatDay(guideline.data.created_at) })}
          </p>
          <div className={panels["guideline"]}>
            <ReactMarkdown skipHtml components={PARTS}>
              {guideline.data.markdown}
            </ReactMarkdown>
          </div>
        </>
      )}
    </Drawer>
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
