/** Every command by name, for those who do not know its key. */
import { go } from "fuzzysort";
import { type KeyboardEvent, useId, useMemo, useState } from "react";

import { suits } from "../../keys/keymap.ts";
import { isComposing } from "../../keys/layout.ts";
import type { CommandId } from "../../keys/registry.ts";
import { Kbd } from "../../ui/Kbd.tsx";
import { setFields } from "../../work/transitions.ts";
import parts from "../desk/parts.module.css";
import { RUN } from "../commands/commands.ts";
import { useDesk } from "../desk/context.ts";
import type { Desk } from "../desk/desk.ts";
import { keysOf } from "./Help.tsx";
import { t } from "../desk/messages.ts";
import { Modal } from "../../ui/overlay/Modal.tsx";
import panels from "../desk/panels.module.css";
import { targetsOf } from "../desk/targets.ts";
import { type MessageKey as CommandWord, t as named } from "../commands/commandMessages.ts";

interface Entry {
  readonly name: string;
  readonly keys: readonly string[];
  readonly run: () => void;
}

/** Commands that only make sense under a key, or would open what is open. */
const HIDDEN = new Set<CommandId>([
  "palette",
  "verdict",
  "clear",
  "nextFragment",
  "boundariesDone",
  "boundariesCancel",
]);
const MAX = 12;

export function Palette() {
  const desk = useDesk();
  const [query, setQuery] = useState(() => desk.panels.typed);
  const [at, setAt] = useState(0);
  const list = useId();
  const entries = useMemo(() => entriesOf(desk), [desk]);
  const found =
    query.trim() === ""
      ? entries.slice(0, MAX)
      : go(query, entries, { key: "name", limit: MAX }).map((result) => result.obj);
  const close = (): void => desk.panels.set({ panel: null });
  const run = (entry: Entry | undefined): void => {
    if (!entry) return;
    close();
    // After the dialog gave the focus back: a command may move it.
    setTimeout(entry.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === "ArrowDown") setAt((at + 1) % Math.max(1, found.length));
    else if (event.key === "ArrowUp") setAt((at - 1 + found.length) % Math.max(1, found.length));
    else if (event.key === "Enter") run(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal title={named("do_palette")} close={close}>
      <input
        data-first
        className={panels["search"]}
        role="combobox"
        aria-label={named("palette_label")}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={`${list}-${at}`}
        placeholder={named("palette_label")}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <Found id={list} entries={found} at={at} run={run} />
    </Modal>
  );
}

interface FoundProps {
  id: string;
  entries: readonly Entry[];
  at: number;
  run: (entry: Entry) => void;
}

function Found({ id, entries, at, run }: FoundProps) {
  return (
    <div id={id} className={parts["results"]} role="listbox" aria-label={named("do_palette")}>
      {entries.map((entry, i) => (
        <div
          key={entry.name}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={i === at}
          onMouseDown={(event) => {
            event.preventDefault();
            run(entry);
          }}
        >
          <span>{entry.name}</span>
          {entry.keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
        </div>
      ))}
      {entries.length === 0 && <p className={parts["help"]}>{named("palette_none")}</p>}
    </div>
  );
}

function entriesOf(desk: Desk): readonly Entry[] {
  const targets = targetsOf(desk);
  const { scale, claim_types: types } = desk.state.setting.project;
  const commands = desk.state.commands
    .filter((command) => !HIDDEN.has(command.id) && suits(command, targets) && command.mode !== "boundary")
    .map((command) => ({
      name: named(`do_${command.id}` as CommandWord),
      keys: keysOf(command),
      run: () => RUN[command.id](desk, command.keys[0] ?? ""),
    }));
  if (!desk.attention.item) return commands;
  const verdicts = scale.labels.map((label) => ({
    name: named("do_verdict_one", { name: label.name }),
    keys: [String(label.digit)],
    run: () => RUN.verdict(desk, String(label.digit)),
  }));
  const claim = desk.attention.claim;
  const typed = (claim ? types : []).map((type) => ({
    name: `${t("claim_type")}: ${type.replaceAll("_", " ")}`,
    keys: [],
    run: () => claim && desk.work.commit(setFields(claim, { claim_type: type }), "step_field"),
  }));
  return [...commands, ...verdicts, ...typed];
}
