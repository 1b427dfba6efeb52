/** Every key of the screen, made from the registry. */
import { COMMANDS, type Command } from "../keys/registry.ts";
import { shown } from "../keys/keymap.ts";
import { Button } from "../ui/Button.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import { isMac, useDesk, useDeskState } from "./context.ts";
import { type MessageKey, t } from "./messages.ts";
import { Modal } from "./Modal.tsx";
import panels from "./panels.module.css";

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
              {COMMANDS.filter((command) => isIn(command, group)).map((command) => (
                <div key={command.id}>
                  <dt>{t(`do_${command.id}` as MessageKey)}</dt>
                  <dd>
                    {keysOf(command).map((key) => (
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

function isIn(command: Command, group: (typeof GROUPS)[number]): boolean {
  if (command.keys.length === 0) return false;
  return command.mode === "boundary" ? group === "boundary" : command.group === group;
}

/** The verdict's nine keys are one line. */
export function keysOf(command: Command): readonly string[] {
  if (command.id === "verdict") return ["1 … 9"];
  return command.keys.map((key) => shown(key, isMac));
}
