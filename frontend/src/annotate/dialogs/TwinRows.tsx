/** Claims that mark the same words twice: a key to look at each, to make one of both, or to delete the second. */
import type { KeyboardEvent } from "react";

import { means } from "../../keys/keymap.ts";
import { Button } from "../../ui/Button.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { mergeTwins, type Twins } from "../../work/twins.ts";
import * as does from "../../work/transitions.ts";
import { useDesk, useDeskState } from "../desk/context.ts";
import type { Desk } from "../desk/desk.ts";
import dialogs from "./dialogs.module.css";
import { t as words } from "../desk/panelMessages.ts";
import { useRows } from "./rows.ts";

function merge(desk: Desk, twins: Twins): void {
  const { change, kept } = mergeTwins(desk.state.pass, twins);
  if (desk.work.commit(change, "step_merge", { active: kept })) desk.attention.say(words("twins_merged"));
}

function drop(desk: Desk, [first, second]: Twins): void {
  desk.work.commit(does.remove(desk.state.pass, second), "step_delete", { active: first.id });
  desk.attention.say(words("twins_deleted"));
}

export function TwinRows({ found, go }: { found: readonly Twins[]; go: (claim: string) => void }) {
  const desk = useDesk();
  const text = useDeskState((state) => state.setting.text);
  const items = useDeskState((state) => state.items);
  const { list, walk } = useRows(found.length);
  if (found.length === 0) return null;
  const number = (id: string): number => items.findIndex((item) => item.id === id) + 1;
  const onKeyDown = (event: KeyboardEvent, twins: Twins, place: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (means(event, "m")) merge(desk, twins);
    else if (means(event, "x")) drop(desk, twins);
    else if (means(event, "o")) go(twins[1].id);
    else if (!walk(event, place)) return;
    event.preventDefault();
  };
  return (
    <>
      <h3>{words("finish_twins", { count: found.length })}</h3>
      <p className={dialogs["legend"]}>
        <Kbd>m</Kbd> {words("twins_merge")} <Kbd>x</Kbd> {words("twins_delete")} <Kbd>↵</Kbd> {words("twins_first")}{" "}
        <Kbd>o</Kbd> {words("twins_second")}
      </p>
      <ul ref={list} className={dialogs["traces"]} data-twins>
        {found.map((twins, i) => {
          const [one, other] = twins;
          const numbers = { number: number(one.id), other: number(other.id) };
          const quote = one.content.map(([start, end]) => text.slice(start, end)).join(" … ");
          return (
            // The keys of a row work on whichever of its buttons has the focus.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
            <li key={one.id + other.id} onKeyDown={(event) => onKeyDown(event, twins, i)}>
              <button type="button" data-row data-first={i === 0 || undefined} onClick={() => go(one.id)}>
                {words("finish_twice", numbers)}: <bdi>“{quote}”</bdi>
              </button>
              <Button small kind="quiet" onClick={() => go(other.id)}>
                {words("twins_show", { number: numbers.other })}
              </Button>
              <Button small onClick={() => merge(desk, twins)}>
                {words("twins_merge")}
              </Button>
              <Button small kind="quiet" onClick={() => drop(desk, twins)}>
                {words("twins_delete")}
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
