/** Every key of the screen, made from the registry. */
import { COMMANDS, type Command, type CommandId, command } from "../keys/registry.ts";
import { shown } from "../keys/keymap.ts";
import { Button } from "../ui/Button.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { isMac, useDesk, useDeskState } from "./context.ts";
import { Modal } from "./Modal.tsx";
import panels from "./panels.module.css";
import { type MessageKey as CommandWord, t as named } from "./commandWords.ts";

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

const GROUPS = ["suggestions", "claim", "roles", "cursor", "boundary", "move", "history", "help"] as const;

export function Help() {
  const desk = useDesk();
  const singleKeys = useDeskState((state) => state.singleKeys);
  return (
    <Modal title={named("help_title")} close={() => desk.set({ panel: null })} wide>
      <div className={panels["keys"]}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{named(`group_${group}` as CommandWord)}</h3>
            <dl>
              {COMMANDS.filter((one) => isIn(one, group)).map((one) => (
                <div key={one.id}>
                  <dt>{named(`${PAIRS.has(one.id) ? "both" : "do"}_${one.id}` as CommandWord)}</dt>
                  <dd>
                    {lineOf(one).map((key) => (
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
        <span>{named("single_note", { where: named(singleKeys ? "single_everywhere" : "single_pane") })}</span>
        <Button small onClick={() => desk.setSingleKeys(!singleKeys)}>
          {named(singleKeys ? "single_off" : "single_on")} <Kbd>{shown("Alt+0", isMac)}</Kbd>
        </Button>
      </footer>
    </Modal>
  );
}

function isIn(one: Command, group: (typeof GROUPS)[number]): boolean {
  if (one.keys.length === 0 || SECOND.has(one.id)) return false;
  return one.mode === "boundary" ? group === "boundary" : one.group === group;
}

function lineOf(first: Command): readonly string[] {
  const second = PAIRS.get(first.id);
  return second ? [first, command(second)].flatMap((one) => keysOf(one).slice(0, 1)) : keysOf(first);
}

/** The verdict's nine keys are one line. */
export function keysOf(one: Command): readonly string[] {
  if (one.id === "verdict") return ["1 … 9"];
  return one.keys.map((key) => shown(key, isMac));
}
