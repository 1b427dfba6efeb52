/** What a suggestion proposes, with the three answers to it. */
import { Button } from "../../ui/Button.tsx";
import { reasonFromServer } from "../../ui/language/translate.ts";
import type { Suggestion } from "../../work/types.ts";
import parts from "../desk/parts.module.css";
import { RUN } from "../desk/run.ts";
import { useDesk, useDeskState } from "../desk/context.ts";
import { Key } from "../desk/Key.tsx";
import { t } from "../desk/messages.ts";
import { Quote } from "./Quote.tsx";

export function SuggestionCard({ suggestion, active }: { suggestion: Suggestion; active: boolean }) {
  const desk = useDesk();
  const editing = useDeskState((state) => state.boundary?.id === suggestion.id);
  return (
    <>
      <Quote content={suggestion.content} />
      {active && editing && <p className={parts["help"]}>{t("editing")}</p>}
      {active && !editing && (
        <div className={parts["row"]}>
          <Button small className={parts["accept"]} onClick={() => RUN.accept(desk, "a")}>
            {t("accept")} <Key of="accept" />
          </Button>
          <Button small onClick={() => RUN.reject(desk, "x")}>
            {t("reject")} <Key of="reject" />
          </Button>
          <Button small onClick={() => RUN.boundaries(desk, "b")}>
            {t("edit_span")} <Key of="boundaries" />
          </Button>
        </div>
      )}
      {active && suggestion.reason && <p className={parts["help"]}>{reasonFromServer(suggestion.reason)}</p>}
    </>
  );
}
