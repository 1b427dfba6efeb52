/** What stands where an article would: nothing left, another tab has it, it was handed in, or a problem. */
import type { Id } from "../../api/model.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { StatePage } from "../../frame/States.tsx";
import { t } from "../desk/messages.ts";
import { t as words } from "../desk/panelMessages.ts";
import { Problem } from "./Refused.tsx";
import type { StageControl } from "../desk/stage.ts";

export interface BetweenProps {
  control: StageControl;
  projectId: Id;
  articleId: Id | undefined;
  next: () => void;
}

export function Between({ control, projectId, articleId, next }: BetweenProps) {
  const { stage } = control;
  return (
    <>
      {stage.kind === "problem" && (
        <Problem control={control} projectId={projectId} articleId={articleId} next={next} />
      )}
      {stage.kind === "elsewhere" && (
        <StatePage title={words("other_tab_title")}>
          <p>{words("other_tab_help")}</p>
          <p>
            <Button kind="primary" onClick={() => control.way.takeOver(stage.work)}>
              {words("other_tab_take")}
            </Button>
          </p>
        </StatePage>
      )}
      {stage.kind === "submitted" && (
        <StatePage title={words("submitted_title", { title: stage.work.article.title || t("untitled") })}>
          <p>{words("submitted_help", { count: stage.work.claims.length })}</p>
          <p>
            <Button kind="primary" onClick={() => control.way.openAgain(stage.work)}>
              {words("submitted_reopen")}
            </Button>{" "}
            <Button onClick={next}>{words("submitted_next")}</Button>{" "}
            <ButtonLink
              kind="quiet"
              to="/p/$project/read/$article"
              params={{ project: projectId, article: stage.work.article.id }}
            >
              {words("refused_read")}
            </ButtonLink>
          </p>
        </StatePage>
      )}
      {stage.kind === "empty" && (
        <StatePage title={words("empty_title")}>
          <p>{words("empty_help")}</p>
          <p>
            <ButtonLink kind="primary" to="/p/$project" params={{ project: projectId }}>
              {words("empty_back")}
            </ButtonLink>{" "}
            <Button onClick={() => control.way.load()}>{words("empty_again")}</Button>
          </p>
        </StatePage>
      )}
    </>
  );
}
