/** Reading one article and marking its claims; after it the next one, until nothing is left. */
import { useNavigate } from "@tanstack/react-router";
import { Suspense } from "react";

import { DrawnAgain } from "../ui/page/DrawnAgain.tsx";
import { Loading } from "../frame/States.tsx";
import { TopBar } from "../frame/TopBar.tsx";
import "./late.ts";
import { DeskContext } from "./desk/context.ts";
import { DeskView } from "./DeskView.tsx";
import { t } from "./desk/messages.ts";
import { useStage } from "./desk/stage.ts";
import { Between } from "./desk/onDemand.tsx";

export default function AnnotateScreen({
  projectId,
  articleId,
}: {
  projectId: string;
  articleId?: string | undefined;
}) {
  const control = useStage(projectId, articleId);
  const { stage } = control;
  const navigate = useNavigate();
  const next = (): void => {
    if (articleId === undefined) control.way.load();
    else void navigate({ to: "/p/$project/annotate", params: { project: projectId }, search: {} });
  };
  if (stage.kind === "working") {
    const { assignment } = stage.desk.state.setting;
    return (
      <DeskContext value={stage.desk}>
        <DrawnAgain>
          <DeskView key={assignment.id} queue={stage.queue} pending={stage.pending} next={next} />
        </DrawnAgain>
      </DeskContext>
    );
  }
  const loading = <Loading label={t("loading")} />;
  return (
    <>
      <TopBar />
      {stage.kind === "loading" ? (
        loading
      ) : (
        <Suspense fallback={loading}>
          <Between control={control} projectId={projectId} articleId={articleId} next={next} />
        </Suspense>
      )}
    </>
  );
}
