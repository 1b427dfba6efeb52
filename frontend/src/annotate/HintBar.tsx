/** The keys that make sense right now, at the foot of the screen; pressing one with the mouse does the same. */
import { suits } from "../keys/keymap.ts";
import type { Command } from "../keys/registry.ts";
import { Kbd } from "../ui/Kbd.tsx";
import { RUN, targetsOf } from "./run.ts";
import { keyName, useDesk, useDeskState } from "./context.ts";
import { type MessageKey, t } from "./messages.ts";
import panels from "./panels.module.css";

export function HintBar() {
  const desk = useDesk();
  const mode = useDeskState((state) => (state.boundary ? "boundary" : "read"));
  const digits = useDeskState((state) => state.setting.project.scale.labels.length);
  // Which keys make sense follows from what is active and where the cursor is.
  useDeskState((state) => state.active);
  useDeskState((state) => state.cursor);
  useDeskState((state) => state.items);
  const commands = useDeskState((state) => state.commands);
  const targets = targetsOf(desk);
  const fitting = commands.filter(
    (command) => (command.mode === mode || command.mode === "everywhere") && suits(command, targets),
  );
  const key = (command: Command): string =>
    command.id === "verdict" ? `1–${digits}` : keyName(command.keys[0] ?? "");
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
    <div className={`${panels["hints"]} notranslate`} translate="no" aria-hidden="true" data-print="hide">
      <div>{fitting.filter((command) => command.hint === "left").map(hint)}</div>
      <div>{fitting.filter((command) => command.hint === "right").map(hint)}</div>
    </div>
  );
}
