/** The keys that make sense right now, at the foot of the screen; pressing one with the mouse does the same. */
import { useMemo } from "react";

import { suits } from "../keys/keymap.ts";
import type { Command, Target } from "../keys/registry.ts";
import { Kbd } from "../ui/Kbd.tsx";
import { RUN } from "./desk/run.ts";
import { targetsOf } from "./desk/targets.ts";
import { keyName, useDesk, useDeskState } from "./desk/context.ts";
import { type MessageKey, t } from "./desk/panelMessages.ts";

/** Fetched after the article; `DeskView` keeps the room for it. */
export function HintBar() {
  const desk = useDesk();
  const mode = useDeskState((state) => (state.boundary ? "boundary" : "read"));
  const digits = useDeskState((state) => state.setting.project.scale.labels.length);
  const commands = useDeskState((state) => state.commands);
  // Which keys make sense follows from what is active and where the cursor is; most steps change nothing of it.
  const found = useDeskState(() => [...targetsOf(desk)].join(" "));
  const targets = useMemo(() => new Set(found.split(" ") as Target[]), [found]);
  const fitting = commands.filter(
    (command) => (command.mode === mode || command.mode === "everywhere") && suits(command, targets),
  );
  const key = (command: Command): string => (command.id === "verdict" ? `1–${digits}` : keyName(command.keys[0] ?? ""));
  const hint = (command: Command) => (
    <button
      key={command.id}
      type="button"
      tabIndex={-1}
      onClick={() => command.id !== "verdict" && RUN[command.id](desk, "")}
    >
      <Kbd>{key(command)}</Kbd>
      {t(`hint_${command.id}` as MessageKey)}
    </button>
  );
  return (
    <>
      <div>{fitting.filter((command) => command.hint === "left").map(hint)}</div>
      <div>{fitting.filter((command) => command.hint === "right").map(hint)}</div>
    </>
  );
}
