/** Reading one article and marking its claims; after it the next one, until nothing is left. */
import { useNavigate } from "@tanstack/react-router";

import { Button, ButtonLink } from "../ui/Button.tsx";
import { Loading, ProblemPage, StatePage } from "../ui/States.tsx";
import { TopBar } from "../ui/TopBar.tsx";
import { DeskContext } from "./context.ts";
import { DeskView } from "./DeskView.tsx";
import { t } from "./messages.ts";
import { useStage } from "./stage.ts";

export default function AnnotateScreen({ projectId, articleId }: { projectId: string; articleId?: string | undefined }) {
  const { stage, load, takeOver, openAgain } = useStage(projectId, articleId);
  const navigate = useNavigate();
  const next = (): void => {
    if (articleId === undefined) load();
    else void navigate({ to: "/p/$project/annotate", params: { project: projectId }, search: {} });
  };
  if (stage.kind === "working") {
    return (
      <DeskContext value={stage.desk}>
        <DeskView key={stage.desk.state.setting.assignment.id} queue={stage.queue} next={next} />
      </DeskContext>
    );
  }
  return (
    <>
      <TopBar />
      {stage.kind === "loading" && <Loading label={t("loading")} />}
      {stage.kind === "problem" && <ProblemPage error={stage.error} retry={() => load(articleId)} />}
      {stage.kind === "elsewhere" && (
        <StatePage title={t("other_tab_title")}>
          <p>{t("other_tab_help")}</p>
          <p>
            <Button kind="primary" onClick={() => takeOver(stage.work)}>
              {t("other_tab_take")}
            </Button>
          </p>
        </StatePage>
      )}
      {stage.kind === "submitted" && (
        <StatePage title={t("submitted_title", { title: stage.work.article.title || t("untitled") })}>
          <p>{t("submitted_help", { count: stage.work.claims.length })}</p>
          <p>
            <Button kind="primary" onClick={() => openAgain(stage.work)}>
              {t("submitted_reopen")}
            </Button>{" "}
            <Button onClick={next}>{t("submitted_next")}</Button>
          </p>
        </StatePage>
      )}
      {stage.kind === "empty" && (
        <StatePage title={t("empty_title")}>
          <p>{t("empty_help")}</p>
          <p>
            <ButtonLink kind="primary" to="/p/$project" params={{ project: projectId }}>
              {t("empty_back")}
            </ButtonLink>{" "}
            <Button onClick={() => load()}>{t("empty_again")}</Button>
          </p>
        </StatePage>
      )}
    </>
  );
}
