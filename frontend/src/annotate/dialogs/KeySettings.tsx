/** The keys of the commands, each to be given another; a clash is said at once and refused. */
import { type KeyboardEvent, useState } from "react";

import { keyOfPress } from "../../keys/capture.ts";
import { type Command, type CommandId, command } from "../../keys/registry.ts";
import { canMove, refusal } from "../../keys/remap.ts";
import { setKey, setKeys } from "../commands/ownKeys.ts";
import { Button } from "../../ui/Button.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { setSingleKeys } from "../commands/asides.ts";
import parts from "../desk/parts.module.css";
import { type MessageKey as CommandWord, t as named } from "../commands/commandMessages.ts";
import { keyName, useDesk, useDeskState } from "../desk/context.ts";
import { GROUPS, isIn } from "./Help.tsx";
import { Modal } from "../../ui/overlay/Modal.tsx";
import panels from "../desk/panels.module.css";
import dialogs from "./dialogs.module.css";

export function KeySettings() {
  const desk = useDesk();
  const commands = useDeskState((state) => state.commands);
  const singleKeys = useDeskState((state) => state.singleKeys);
  const changed = commands.some((one) => one.keys !== command(one.id).keys);
  return (
    <Modal title={named("do_settings")} close={() => desk.panels.set({ panel: null })} wide>
      <label className={dialogs["switch"]}>
        <input
          data-first
          type="checkbox"
          checked={singleKeys}
          onChange={(event) => setSingleKeys(desk, event.target.checked)}
        />
        {named("settings_single")}
      </label>
      <p className={parts["help"]}>{named("settings_single_help")}</p>
      <div className={dialogs["keys"]}>
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{named(`group_${group}` as CommandWord)}</h3>
            <dl>
              {commands
                .filter((one) => isIn(one, group, true) && canMove(one))
                .map((one) => (
                  <Row key={one.id} one={one} />
                ))}
            </dl>
          </section>
        ))}
      </div>
      <footer className={panels["actions"]}>
        <span>{named("settings_here")}</span>
        <Button small disabled={!changed} onClick={() => setKeys(desk, {})}>
          {named("settings_reset")}
        </Button>
      </footer>
    </Modal>
  );
}

/** A key that a command cannot have, and what has it. */
interface Refused {
  readonly key: string;
  readonly by: "reserved" | CommandId;
}

function Row({ one }: { one: Command }) {
  const desk = useDesk();
  const [refused, setRefused] = useState<Refused | null>(null);
  const name = named(`do_${one.id}` as CommandWord);
  const own = command(one.id).keys === one.keys;
  /** Give the command a key; false where it cannot have it. */
  const give = (key: string): boolean => {
    const by = refusal(desk.state.commands, one.id, key);
    setRefused(by && { key, by });
    if (!by) setKey(desk, one.id, key);
    return !by;
  };
  return (
    <div>
      <dt>
        {name}
        {refused && <Clash refused={refused} />}
      </dt>
      <dd>
        {!own && (
          <Button
            kind="quiet"
            small
            aria-label={named("settings_back", { name })}
            onClick={() => setKey(desk, one.id, null)}
          >
            ↺
          </Button>
        )}
        <KeysButton name={name} keys={keysOf(one)} give={give} stopped={() => setRefused(null)} />
      </dd>
    </div>
  );
}

function Clash({ refused: { key, by } }: { refused: Refused }) {
  return (
    <p className={panels["clash"]} role="alert">
      {by === "reserved"
        ? named("settings_reserved", { key: keyName(key) })
        : named("settings_clash", { key: keyName(key), command: named(`do_${by}` as CommandWord) })}
    </p>
  );
}

interface KeysButtonProps {
  name: string;
  keys: readonly string[];
  give: (key: string) => boolean;
  stopped: () => void;
}

/** Shows the keys of a command; pressed, it waits for another. */
function KeysButton({ name, keys, give, stopped }: KeysButtonProps) {
  const [waiting, setWaiting] = useState(false);
  const stop = (): void => {
    setWaiting(false);
    stopped();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!waiting) return;
    event.preventDefault();
    event.stopPropagation();
    const key = keyOfPress(event);
    if (event.key === "Escape" || event.key === "Tab") stop();
    else if (key !== null && !event.repeat && give(key)) setWaiting(false);
  };
  return (
    <Button
      small
      aria-label={waiting ? named("settings_press") : named("settings_change", { name, keys: keys.join(", ") })}
      aria-pressed={waiting}
      onClick={() => setWaiting(!waiting)}
      onBlur={stop}
      onKeyDown={onKeyDown}
    >
      {waiting ? named("settings_press") : keys.map((key) => <Kbd key={key}>{key}</Kbd>)}
    </Button>
  );
}

function keysOf({ keys }: Command): readonly string[] {
  return keys.map((key) => keyName(key));
}
