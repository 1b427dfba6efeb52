/** A small bar beside a selection made with the mouse or a finger: what the keys c + o i d do. */
import type { CSSProperties } from "react";

import { Button } from "../../ui/Button.tsx";
import type { CommandId } from "../../keys/registry.ts";
import { RUN } from "../commands/commands.ts";
import { useDesk, useDeskState } from "../desk/context.ts";
import { Key } from "../desk/Key.tsx";
import { type MessageKey, t } from "../desk/panelMessages.ts";
import styles from "./text.module.css";

const ACTIONS: readonly {
  readonly id: CommandId;
  readonly label: MessageKey;
  readonly needsClaim?: true;
}[] = [
  { id: "claim", label: "bar_claim" },
  { id: "addFragment", label: "bar_add", needsClaim: true },
  { id: "source", label: "bar_source", needsClaim: true },
  { id: "cue", label: "bar_cue", needsClaim: true },
  { id: "addressee", label: "bar_addressee", needsClaim: true },
];

const BELOW = 16;

export function SelectionBar() {
  const desk = useDesk();
  const pointer = useDeskState((state) => state.pointer);
  const active = useDeskState((state) => state.active);
  if (!pointer) return null;
  return (
    <div
      className={styles["selection_bar"]}
      role="toolbar"
      aria-label={t("bar_label")}
      style={{ "--x": `${pointer.x}px`, top: pointer.y + BELOW } as CSSProperties}
    >
      {ACTIONS.filter((action) => !action.needsClaim || active !== null).map(({ id, label }) => (
        <Button key={id} kind="quiet" small onClick={() => RUN[id](desk, "")}>
          {t(label)} <Key of={id} />
        </Button>
      ))}
    </div>
  );
}
