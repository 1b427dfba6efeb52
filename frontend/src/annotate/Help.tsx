/** Every key of the screen, made from the registry. */
import { COMMANDS, type Command, type CommandId, command } from "../keys/registry.ts";
import { shown } from "../keys/keymap.ts";
import { Button } from "../ui/Button.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { isMac, useDesk, useDeskState } from "./context.ts";
import { type MessageKey, t } from "./messages.ts";
import { Modal } from "./Modal.tsx";
import panels from "./panels.module.css";

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

export default function Help() {
  const desk = useDesk();
  const singleKeys = useDeskState((state) => state.singleKeys);
  return (
    <Modal title={t("help_title")} close={() => desk.set({ panel: null })} wide>
      <div className={panels["keys"]}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`group_${group}` as MessageKey)}</h3>
            <dl>
              {COMMANDS.filter((one) => isIn(one, group)).map((one) => (
                <div key={one.id}>
                  <dt>{t(`${PAIRS.has(one.id) ? "both" : "do"}_${one.id}` as MessageKey)}</dt>
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
        <span>{t("single_note", { where: t(singleKeys ? "single_everywhere" : "single_pane") })}</span>
        <Button small onClick={() => desk.setSingleKeys(!singleKeys)}>
          {t(singleKeys ? "single_off" : "single_on")} <Kbd>{shown("Alt+0", isMac)}</Kbd>
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
