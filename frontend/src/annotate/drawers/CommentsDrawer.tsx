/** Comments beside the text: on the active claim, or on the article as a whole. */
import { Thread } from "../../comments/Thread.tsx";
import { t as words } from "../../comments/messages.ts";
import { Button } from "../../ui/Button.tsx";
import { useDesk, useDeskState } from "../desk/context.ts";
import { Drawer } from "./Drawer.tsx";
import { Key } from "../desk/Key.tsx";
import { Quote } from "../cards/Quote.tsx";

export function CommentsDrawer() {
  const desk = useDesk();
  const ofArticle = useDeskState((state) => state.panel === "articleComments");
  const { project, article } = useDeskState((state) => state.setting);
  const active = useDeskState((state) => (state.active === null ? undefined : state.pass.claims.get(state.active)));
  const number = useDeskState((state) => state.items.findIndex((item) => item.id === state.active) + 1);
  const claim = ofArticle ? undefined : active;
  if (!ofArticle && !claim) return null;
  return (
    <Drawer title={claim ? words("of_claim", { number }) : words("of_article")} close={() => desk.panels.open(null)}>
      {claim && <Quote content={claim.content} whole />}
      <Thread
        key={claim?.id ?? "article"}
        project={project.id}
        article={article.id}
        claim={claim?.id ?? null}
        focus
        typed={desk.panels.typed}
      />
      {(claim ?? active) && (
        <p>
          <Button kind="quiet" small onClick={() => desk.panels.open(claim ? "articleComments" : "comments")}>
            {words(claim ? "other_thread_article" : "other_thread_claim")}{" "}
            <Key of={claim ? "articleComments" : "comments"} />
          </Button>
        </p>
      )}
    </Drawer>
  );
}
