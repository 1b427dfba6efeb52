/** What stands between the person and the next article: what the pass needs, and what is merely open. */
import { Button } from "../ui/Button.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import type { Id } from "../work/types.ts";
import { useDesk, useDeskState } from "./context.ts";
import { t } from "./messages.ts";
import { Modal } from "./Modal.tsx";
import panels from "./panels.module.css";
import { t as words } from "./panelWords.ts";

export interface Problem {
  readonly claim: Id;
  readonly text: string;
}

interface FinishProps {
  /** What the pass needs before it can be submitted. */
  problems: readonly Problem[];
  /** Sentences about what is open but does not stand in the way. */
  open: readonly string[];
  failure: string | null;
  busy: boolean;
  finish: () => void;
}

const KEYED = 9;

export function FinishDialog({ problems, open, failure, busy, finish }: FinishProps) {
  const desk = useDesk();
  const items = useDeskState((state) => state.items);
  const close = (): void => desk.set({ panel: null });
  const go = (claim: Id): void => {
    close();
    if (items.some((item) => item.id === claim)) desk.activate(claim);
  };
  return (
    <Modal title={words("finish_title")} close={close}>
      {/* The dialog listens for the digits beside its list and for the chord that opened it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div
        onKeyDown={(event) => {
          const problem = /^[1-9]$/.test(event.key) ? problems[Number(event.key) - 1] : undefined;
          if (problem) go(problem.claim);
          else if (event.key === "Enter" && event.shiftKey && problems.length === 0) finish();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        {failure && (
          <p className={panels["failure"]} role="alert">
            {failure}
          </p>
        )}
        {problems.length > 0 && <h3>{words("finish_needs")}</h3>}
        <ul className={panels["problems"]}>
          {problems.map((problem, i) => (
            <li key={problem.claim + problem.text}>
              <button type="button" onClick={() => go(problem.claim)}>
                {i < KEYED && <Kbd>{i + 1}</Kbd>} {problem.text}
              </button>
            </li>
          ))}
        </ul>
        {open.length > 0 && <h3>{words("finish_open")}</h3>}
        <ul className={panels["open"]}>
          {open.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <div className={panels["actions"]}>
          <Button data-first onClick={close}>
            {words("finish_back")} <Kbd>esc</Kbd>
          </Button>
          <Button kind="primary" disabled={problems.length > 0 || busy} onClick={finish}>
            {open.length > 0 ? words("finish_anyway") : t("finish")} <Kbd>⇧↵</Kbd>
          </Button>
        </div>
      </div>
    </Modal>
  );
}
