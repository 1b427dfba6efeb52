/** What the keys and buttons of the comparison do. */
import { useState } from "react";

import { askThird } from "../api/endpoints.ts";
import { ApiError } from "../api/errors.ts";
import type { Cause, Gold, Id } from "../api/model.ts";
import { useDesk, useDeskState } from "../annotate/desk/context.ts";
import type { Desk } from "../annotate/desk/desk.ts";
import { RUN } from "../annotate/desk/run.ts";
import { toast } from "../ui/overlay/Toast.tsx";
import { setVerdict } from "../work/transitions.ts";
import type { Change, Pass } from "../work/types.ts";
import * as does from "./groups.ts";
import type { Case, Field, Group } from "./groups.ts";
import type { Act, Editor } from "./keys.ts";
import { t } from "./messages.ts";

const CAUSES: readonly Cause[] = ["slip", "guideline", "ambiguous", "judgement"];

/** The field of the reason. */
export const WHY = "why";
const writeWhy = (): void => document.getElementById(WHY)?.focus();

/** What the next digit answers, where it takes no side; `third`: the same key once more asks for a third reader. */
export type Waits = "verdict" | "drop" | "all_wrong" | "third" | null;

interface Init {
  gold: Gold;
  all: Case;
  groups: readonly Group[];
  /** The group that the person looks at; none: the first that is open. */
  chosen: Id | null;
  choose: (key: Id) => void;
  edit: (editor: Editor) => void;
  /** Show the whole text with what everybody marked in it. */
  read: () => void;
  finish: () => void;
}

/** Whether the last decision cannot be taken back, because what it replaced is out of date; the person is told. */
export function isKept(desk: Desk, groups: readonly Group[]): boolean {
  const { steps, at } = desk.state.history;
  if (!does.isOutdated(groups, steps[at - 1]?.before)) return false;
  toast(t("no_undo"));
  return true;
}

/** Where the adjudicator is, and everything that they can do there. */
export function useActs(init: Init) {
  const desk = useDesk();
  const pass = useDeskState((state) => state.pass);
  const [chosenField, setField] = useState<Field>("content");
  const [merged, setMerged] = useState(false);
  const [waits, setWaits] = useState<Waits>(null);
  const { groups, chosen: key, choose: setKey } = init;
  const open = groups.filter((group) => ["open", "stale"].includes(does.stateOf(pass, group)));
  const shown = groups.filter((group) => merged || does.stateOf(pass, group) !== "merged");
  const group = groups.find((one) => one.key === key) ?? open[0] ?? shown[0] ?? null;
  const field = group === null ? chosenField : does.differingField(group, chosenField);
  const go = (to: Group | undefined): void => {
    if (!to) return;
    setKey(to.key);
    setWaits(null);
    setField(does.differingField(to));
    desk.attention.say(t("claim", { number: groups.indexOf(to) + 1 }));
  };
  const at: Standing = { ...init, desk, pass, group, open, shown, field, waits, go, setKey, setField, setWaits };
  const act: Act = {
    ...moves(at),
    ...decisions(at),
    merged: () => setMerged(!merged),
    why: writeWhy,
    undo: () => {
      if (!isKept(desk, groups)) RUN.undo(desk, "");
    },
    redo: () => RUN.redo(desk, ""),
    text: init.read,
    add: () => init.edit(null),
    finish: init.finish,
    none: () => setWaits(null),
  };
  return {
    act,
    at,
    merged,
    because: (cause: Cause) => because(at, cause),
    commit: (change: Change | null, whole?: boolean) => commit(at, change, whole),
  };
}

interface Standing extends Init {
  readonly desk: Desk;
  readonly pass: Pass;
  readonly group: Group | null;
  readonly open: readonly Group[];
  readonly shown: readonly Group[];
  readonly field: Field;
  readonly waits: Waits;
  go(to: Group | undefined): void;
  setKey(key: Id): void;
  setField(field: Field): void;
  setWaits(waits: Waits): void;
}

type Moves = Pick<Act, "next" | "previous" | "nextOpen" | "previousOpen" | "fieldDown" | "fieldUp">;

function moves({ groups, group, open, shown, field, go, setField }: Standing): Moves {
  const step = (by: number): void => {
    const at = group ? shown.indexOf(group) : -1;
    go(shown[Math.max(0, Math.min(shown.length - 1, at + by))]);
  };
  const nextOpen = (by: number): void => {
    const at = group ? groups.indexOf(group) : -1;
    const ordered = [...groups.slice(at + 1), ...groups.slice(0, Math.max(0, at))];
    go((by < 0 ? ordered.toReversed() : ordered).find((one) => open.includes(one)));
  };
  const differing = does.FIELDS.filter((name) => group !== null && does.differsIn(group, name));
  const toField = (by: number): void => {
    const to = Math.max(0, Math.min(differing.length - 1, differing.indexOf(field) + by));
    setField(differing[to] ?? field);
  };
  return {
    next: () => step(1),
    previous: () => step(-1),
    nextOpen: () => nextOpen(1),
    previousOpen: () => nextOpen(-1),
    fieldDown: () => toField(1),
    fieldUp: () => toField(-1),
  };
}

/** Put a change on the gold pass; `whole`: its verdict is decided, and what is overruled needs a reason, which is written next. */
function commit({ desk, group, setKey }: Standing, change: Change | null, whole = false): void {
  if (!change || !group) return;
  setKey(group.key);
  if (!desk.work.commit(change, "step_accept")) return;
  if (whole && does.missing(desk.state.pass, group) === "reason") setTimeout(writeWhy);
}

function because(at: Standing, cause: Cause): void {
  const { pass, all, group, waits, setWaits, desk } = at;
  if (!group) return;
  if (waits === "drop") commit(at, does.emptied(pass, group, "drop", cause));
  else if (waits === "all_wrong") commit(at, does.allWrong(pass, all, group, cause, desk.state.setting.newId));
  else commit(at, does.explained(pass, group, { cause }));
  setWaits(null);
}

/** The keys that take a side of a group: of those who have marked something there. */
const sidesOf = ({ sides }: Group): string => [...new Set(sides.map(({ pass }) => String(pass + 1)))].join(", ");

function digit(at: Standing, number: number): void {
  const { desk, pass, all, group, waits, setWaits } = at;
  if (!group) return;
  if (waits === "drop" || waits === "all_wrong") {
    const cause = CAUSES[number - 1];
    if (cause) because(at, cause);
  } else if (waits === "verdict") {
    const label = desk.state.setting.project.scale.labels.find((one) => one.digit === number);
    const [claim] = does.goldOf(pass, group);
    if (!claim) toast(t("not_yet"));
    else if (label) commit(at, setVerdict(claim, label.key), true);
    else toast(t("no_verdict", { number: String(number) }));
    setWaits(null);
  } else {
    const taken = does.take(pass, all, group, number - 1, desk.state.setting.newId);
    setWaits(null);
    if (taken) commit(at, taken, true);
    else toast(t("nothing_to_take", { number: String(number), keys: sidesOf(group) }));
  }
}

/** Take the field from the person to the left or to the right. */
function side(at: Standing, by: -1 | 1): void {
  const { desk, pass, all, group, field } = at;
  if (!group) return;
  const places = group.sides.map(({ pass: place }) => place);
  const owners = does.ownerOf(pass, group, field);
  const now = places.findIndex((place) => owners.has(place));
  const next = Math.max(0, Math.min(places.length - 1, now + by));
  const to = places.length > 2 ? next : by < 0 ? 0 : places.length - 1;
  // With another field the verdict is still to come: keys that follow are not for the reason.
  commit(at, does.takeField(pass, all, group, field, places[to] ?? 0, desk.state.setting.newId), field === "verdict");
}

type Decisions = Pick<
  Act,
  "digit" | "side" | "boundaries" | "speaker" | "evidence" | "verdict" | "wrong" | "drop" | "third" | "reopen"
>;

function decisions(at: Standing): Decisions {
  const { desk, pass, group, edit, setWaits } = at;
  const edits = (editor: NonNullable<Editor>): void => {
    const [claim] = group ? does.goldOf(pass, group) : [];
    if (!claim || !group) return toast(t("not_yet"));
    at.setKey(group.key);
    desk.attention.activate(claim.id, { quiet: true });
    edit(editor);
  };
  // Nobody is wrong about a claim that all had missed: it goes without a cause.
  const added = group?.sides.length === 0;
  return {
    digit: (number) => digit(at, number),
    side: (by) => side(at, by),
    boundaries: () => edits("boundaries"),
    speaker: () => edits("speaker"),
    evidence: () => edits("evidence"),
    verdict: () => (group && does.goldOf(pass, group).length > 0 ? setWaits("verdict") : toast(t("not_yet"))),
    wrong: () => (added ? undefined : setWaits("all_wrong")),
    drop: () => (added ? commit(at, does.emptied(pass, group, "reopened")) : setWaits("drop")),
    reopen: () => group && commit(at, does.emptied(pass, group, "reopened")),
    third: () => third(at),
  };
}

/** A third person reads the whole article: that cannot be taken back, and is asked for twice. */
function third({ gold, waits, setWaits }: Standing): void {
  if (waits !== "third") return setWaits("third");
  setWaits(null);
  void askThird(gold.work.article.id).then(
    () => toast(t("third_asked")),
    (error: unknown) => toast(error instanceof ApiError ? error.message : "", "bad"),
  );
}
