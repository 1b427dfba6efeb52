/** Every key of the screen, made from the registry. */
import type { Command, CommandId } from "../../keys/registry.ts";
import { Button } from "../../ui/Button.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { setSingleKeys } from "../commands/asides.ts";
import { RUN } from "../commands/commands.ts";
import { keyName, useDesk, useDeskState } from "../desk/context.ts";
import { Key } from "../desk/Key.tsx";
import { Modal } from "../../ui/overlay/Modal.tsx";
import panels from "../desk/panels.module.css";
import dialogs from "./dialogs.module.css";
import { type MessageKey as CommandWord, t as named } from "../commands/commandMessages.ts";

/** Commands that are each other's other way share a line. */
const PAIRS: ReadonlyMap<CommandId, CommandId> = new Map([
  ["source", "addSource"],
  ["cue", "addCue"],
  ["addressee", "addAddressee"],
  ["nextSentence", "previousSentence"],
  ["nextWord", "previousWord"],
  ["nextClause", "previousClause"],
  ["extendWord", "shrinkWord"],
  ["extendSentence", "shrinkSentence"],
  ["extendClause", "shrinkClause"],
  ["extendCharacter", "shrinkCharacter"],
  ["firstSentence", "lastSentence"],
  ["endWordForward", "endWordBack"],
  ["startWordForward", "startWordBack"],
  ["endClauseForward", "endClauseBack"],
  ["startClauseForward", "startClauseBack"],
  ["endCharacterForward", "endCharacterBack"],
  ["startCharacterForward", "startCharacterBack"],
  ["next", "previous"],
  ["nextOpen", "previousOpen"],
  ["keepMine", "keepTheirs"],
]);
const SECOND = new Set(PAIRS.values());

export const GROUPS = ["suggestions", "claim", "roles", "cursor", "boundary", "move", "history", "help"] as const;

export function Help() {
  const desk = useDesk();
  const commands = useDeskState((state) => state.commands);
  const singleKeys = useDeskState((state) => state.singleKeys);
  return (
    <Modal title={named("help_title")} close={() => desk.panels.set({ panel: null })} wide>
      <div className={dialogs["keys"]}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{named(`group_${group}` as CommandWord)}</h3>
            <dl>
              {commands
                .filter((one) => isIn(one, group))
                .map((one) => (
                  <div key={one.id}>
                    <dt>{named(`${PAIRS.has(one.id) ? "both" : "do"}_${one.id}` as CommandWord)}</dt>
                    <dd>
                      {lineOf(one, commands).map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <footer className={panels["actions"]}>
        <span>
          {named("single_note", { where: named(singleKeys ? "single_everywhere" : "single_pane") })}{" "}
          {named("reading_order")} {named("other_letters")}
        </span>
        <Button small onClick={() => setSingleKeys(desk, !singleKeys)}>
          {named(singleKeys ? "single_off" : "single_on")} <Key of="singleKeys" />
        </Button>
        <Button small onClick={() => RUN.tour(desk, "")}>
          {named("do_tour")}
        </Button>
        <Button small onClick={() => RUN.settings(desk, "")}>
          {named("do_settings")} <Key of="settings" />
        </Button>
      </footer>
    </Modal>
  );
}

/** Tell whether a command is listed in a group: by itself, or (`each` false) on the line of its pair. */
export function isIn(one: Command, group: (typeof GROUPS)[number], each = false): boolean {
  if (one.keys.length === 0 || (!each && SECOND.has(one.id))) return false;
  return one.mode === "boundary" ? group === "boundary" : one.group === group;
}

function lineOf(first: Command, commands: readonly Command[]): readonly string[] {
  const second = commands.find(({ id }) => id === PAIRS.get(first.id));
  return second ? [first, second].flatMap((one) => keysOf(one).slice(0, 1)) : keysOf(first);
}

/** The verdict's nine keys are one line. */
export function keysOf(one: Command): readonly string[] {
  if (one.id === "verdict") return ["1 … 9"];
  return one.keys.map((key) => keyName(key));
}
