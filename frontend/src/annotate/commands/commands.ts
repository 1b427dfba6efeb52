/** What each command of the registry does. */

import type { CommandId } from "../../keys/registry.ts";
import { snapContent, withoutMarks } from "../../text/snap.ts";
import { fragment, utf16 } from "../../text/offsets.ts";
import { type Item, isOpen, worthiest } from "../../work/pass.ts";
import * as does from "../../work/transitions.ts";
import type { Id, TextRole } from "../../work/types.ts";
import { t as said } from "./actMessages.ts";
import { redo, setSingleKeys, undo } from "./asides.ts";
import { type Unit, extend, move, moveEdge, standOn } from "../desk/cursor.ts";
import type { Desk } from "../desk/desk.ts";
import { t } from "../desk/messages.ts";
import { t as needs } from "../desk/stepMessages.ts";
import * as field from "./fieldCommands.ts";
import { claimOf, onClaim } from "../desk/onClaim.ts";
import { stepsOf } from "../desk/reading.ts";
import { lookingAt } from "../desk/targets.ts";

type Run = (desk: Desk, key: string) => void;

/** Make sure that a claim is active before a panel works on it. */
function withClaim(desk: Desk, then: () => void): void {
  if (desk.attention.claim || onClaim(desk, "step_accept", () => null)) then();
}

function step(items: readonly Item[], active: Id | null, at: number, by: -1 | 1): Item | null {
  const here = items.findIndex((item) => item.id === active);
  if (here !== -1) return items[here + by] ?? null;
  return (by > 0 ? items.find((item) => item.at >= at) : items.findLast((item) => item.at < at)) ?? null;
}

function goTo(desk: Desk, by: -1 | 1): void {
  const { items, active } = desk.state;
  show(desk, step(items, active, lookingAt(desk), by));
}

/** Go to the next item that still needs something; past the end it goes round, for the first one may stand above. */
function goToOpen(desk: Desk, by: -1 | 1): void {
  const { items, active } = desk.state;
  let item = step(items, active, lookingAt(desk), by);
  while (item && !isOpen(item)) item = step(items, item.id, item.at, by);
  item ??= (by > 0 ? items.find(isOpen) : items.findLast(isOpen)) ?? null;
  if (!show(desk, item)) desk.attention.say(said("say_nothing_open"));
}

/** Go to the suggestion most worth checking, which stays the one until it is decided. */
function goToWorthiest(desk: Desk): void {
  if (!show(desk, worthiest(desk.state.items))) desk.attention.sayActive();
}

function show(desk: Desk, item: Item | null): boolean {
  if (!item || item.id === desk.state.active) return false;
  desk.attention.set({ cursor: null, pointer: null });
  desk.attention.activate(item.id);
  return true;
}

function decide(desk: Desk, as: "accepted" | "rejected"): void {
  const { pass, setting, items, active } = desk.state;
  const suggestion = desk.attention.suggestion;
  if (!suggestion) return;
  const after = items.slice(items.findIndex((item) => item.id === active) + 1);
  const next =
    after.find((item) => item.type === "suggestion") ??
    items.find((item) => item.type === "suggestion" && item.id !== active);
  const change = as === "accepted" ? does.accept(pass, setting, suggestion) : does.reject(suggestion);
  const fallback =
    as === "accepted"
      ? (claimOf(change)?.id ?? null)
      : (after[0]?.id ?? items.findLast(({ id }) => id !== active)?.id ?? null);
  if (!desk.work.commit(change, as === "accepted" ? "step_accept" : "step_reject", { active: next?.id ?? fallback }))
    return;
  desk.attention.revealActive();
  const item = desk.attention.item;
  desk.attention.say(
    `${said(as === "accepted" ? "say_accepted" : "say_rejected")} ${item ? desk.attention.describe(item) : ""}`,
  );
}

function createClaim(desk: Desk): void {
  const { cursor, pass, setting } = desk.state;
  const place = cursor?.place;
  if (!place) return desk.attention.say(needs("say_select_first"));
  const whole = cursor.extended ? place : (stepsOf(desk).find("sentences", place[0], 0) ?? place);
  const content = snapContent(setting.text, whole, setting.project.quotes_in_content, cursor.extended);
  if (content[0] >= content[1]) return desk.attention.say(needs("say_select_first"));
  const change = does.create(pass, setting, content);
  const id = claimOf(change)?.id ?? null;
  if (!desk.work.commit(change, "step_create", { active: id })) return;
  desk.attention.set({ cursor: standOn(place), pointer: null });
  desk.attention.say(needs("say_created", { text: setting.text.slice(content[0], content[1]) }));
}

function markSelection(desk: Desk, role: TextRole, add: boolean): void {
  const { cursor, setting } = desk.state;
  if (!cursor) return desk.attention.say(needs("say_select_first"));
  const bare = role === "content" && !setting.project.quotes_in_content;
  const place = bare ? withoutMarks(setting.text, cursor.place) : cursor.place;
  const done = onClaim(desk, `step_${role}`, (claim, pass) =>
    add ? does.addFragment(pass, setting, claim, role, place) : does.setFragments(pass, setting, claim, role, [place]),
  );
  if (!done) return;
  desk.attention.set({ cursor: standOn(place), pointer: null });
  desk.attention.say(said("say_set", { what: t(`role_${role}`), value: setting.text.slice(place[0], place[1]) }));
}

function moveCursor(unit: Exclude<Unit, "character">, by: -1 | 1): Run {
  return (desk) => {
    const next = move(stepsOf(desk), desk.state.cursor, unit, by, utf16(lookingAt(desk)));
    if (!next) return desk.attention.say(said("say_last_place"));
    showCursor(desk, next);
  };
}

function extendCursor(unit: Unit, by: -1 | 1): Run {
  return (desk) => {
    const { cursor, setting } = desk.state;
    const next = extend(setting.text, stepsOf(desk), cursor, unit, by, utf16(lookingAt(desk)));
    if (next) showCursor(desk, next);
  };
}

function showCursor(desk: Desk, cursor: NonNullable<Desk["state"]["cursor"]>): void {
  desk.attention.set({ cursor, pointer: null });
  desk.attention.reveal(cursor.place);
  desk.attention.say(desk.state.setting.text.slice(cursor.place[0], cursor.place[1]));
}

function edgeOfArticle(side: 0 | -1): Run {
  return (desk) => {
    const last = side === 0 ? 0 : desk.steps.paragraphs.length - 1;
    const place = stepsOf(desk).sentences(last).at(side);
    if (place) showCursor(desk, standOn(place));
  };
}

function moveBoundary(edge: "start" | "end", unit: Unit, by: -1 | 1): Run {
  return (desk) => {
    const { boundary, setting } = desk.state;
    const piece = boundary?.content[boundary.at];
    if (!boundary || !piece) return;
    const [start, end] = piece;
    const at = moveEdge(setting.text, stepsOf(desk), edge === "start" ? start : end, unit, by, edge);
    const next = edge === "start" ? fragment(at, end) : fragment(start, at);
    if (next[0] >= next[1]) return;
    desk.attention.set({ boundary: { ...boundary, content: boundary.content.with(boundary.at, next) } });
    desk.attention.reveal(edge === "start" ? fragment(at, at + 1) : fragment(at - 1, at));
    desk.attention.say(said("say_boundary", { text: setting.text.slice(next[0], next[1]) }));
  };
}

function giveVerdict(desk: Desk, digit: string): void {
  const label = desk.state.setting.project.scale.labels.find((one) => String(one.digit) === digit);
  if (!label) return desk.attention.say(said("say_no_digit", { digit }));
  if (onClaim(desk, "step_verdict", (claim) => does.setVerdict(claim, label.key))) desk.attention.sayActive();
}

function clear(desk: Desk): void {
  const { panel, cursor, hits } = desk.state;
  if (panel) return desk.panels.set({ panel: null });
  if (hits.length > 0) return desk.attention.set({ hits: [], hit: 0 });
  if (cursor) return desk.attention.set({ cursor: null, pointer: null });
  desk.attention.left = true;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  desk.attention.say(said("say_left"));
}

function settle(keep: "mine" | "theirs"): Run {
  return (desk) => desk.state.active && desk.device.settle(desk.state.active, keep);
}

export const RUN: Readonly<Record<CommandId, Run>> = {
  accept: (desk) => decide(desk, "accepted"),
  reject: (desk) => decide(desk, "rejected"),
  acceptAll: (desk) => desk.panels.set({ panel: "acceptAll" }),
  boundaries: field.startBoundary,
  verdict: giveVerdict,
  speaker: (desk) => withClaim(desk, () => desk.panels.open("speaker")),
  sameSpeaker: field.sameSpeaker,
  noSpeaker: (desk) => void (onClaim(desk, "step_speaker", does.toggleNoSpeaker) && desk.attention.sayActive()),
  evidence: (desk) => withClaim(desk, () => desk.panels.open("evidence")),
  note: (desk) => withClaim(desk, () => desk.panels.open("note")),
  directness: field.cycleDirectness,
  details: (desk) => withClaim(desk, () => desk.panels.open("details")),
  history: (desk) => desk.panels.open("history"),
  comments: (desk) => desk.panels.open("comments"),
  articleComments: (desk) => desk.panels.open("articleComments"),
  parent: field.cycleParent,
  delete: field.removeClaim,
  keepMine: settle("mine"),
  keepTheirs: settle("theirs"),
  source: (desk) => markSelection(desk, "source", false),
  cue: (desk) => markSelection(desk, "cue", false),
  addressee: (desk) => markSelection(desk, "addressee", false),
  addSource: (desk) => markSelection(desk, "source", true),
  addCue: (desk) => markSelection(desk, "cue", true),
  addAddressee: (desk) => markSelection(desk, "addressee", true),
  addFragment: (desk) => markSelection(desk, "content", true),
  clearRoles: field.clearRoles,
  claim: createClaim,
  nextSentence: moveCursor("sentence", 1),
  previousSentence: moveCursor("sentence", -1),
  nextWord: moveCursor("word", 1),
  previousWord: moveCursor("word", -1),
  nextClause: moveCursor("clause", 1),
  previousClause: moveCursor("clause", -1),
  extendWord: extendCursor("word", 1),
  shrinkWord: extendCursor("word", -1),
  extendSentence: extendCursor("sentence", 1),
  shrinkSentence: extendCursor("sentence", -1),
  extendClause: extendCursor("clause", 1),
  shrinkClause: extendCursor("clause", -1),
  extendCharacter: extendCursor("character", 1),
  shrinkCharacter: extendCursor("character", -1),
  firstSentence: edgeOfArticle(0),
  lastSentence: edgeOfArticle(-1),
  endWordForward: moveBoundary("end", "word", 1),
  endWordBack: moveBoundary("end", "word", -1),
  startWordForward: moveBoundary("start", "word", 1),
  startWordBack: moveBoundary("start", "word", -1),
  endClauseForward: moveBoundary("end", "clause", 1),
  endClauseBack: moveBoundary("end", "clause", -1),
  startClauseForward: moveBoundary("start", "clause", 1),
  startClauseBack: moveBoundary("start", "clause", -1),
  endCharacterForward: moveBoundary("end", "character", 1),
  endCharacterBack: moveBoundary("end", "character", -1),
  startCharacterForward: moveBoundary("start", "character", 1),
  startCharacterBack: moveBoundary("start", "character", -1),
  nextFragment: (desk) => {
    const { boundary } = desk.state;
    if (boundary) desk.attention.set({ boundary: { ...boundary, at: (boundary.at + 1) % boundary.content.length } });
  },
  boundariesDone: field.finishBoundary,
  boundariesCancel: (desk) => desk.attention.set({ boundary: null }),
  next: (desk) => goTo(desk, 1),
  previous: (desk) => goTo(desk, -1),
  worthiest: goToWorthiest,
  nextOpen: (desk) => goToOpen(desk, 1),
  previousOpen: (desk) => goToOpen(desk, -1),
  find: (desk) => desk.panels.open("find"),
  speakers: (desk) => desk.panels.open("speakers"),
  finish: (desk) => desk.panels.finish(),
  skip: (desk) => desk.panels.set({ panel: "skip" }),
  undo,
  redo,
  saveNow: (desk) => void desk.device.flush().then((all) => all && desk.attention.say(said("say_saved"))),
  guidelines: (desk) => desk.panels.open("guidelines"),
  help: (desk) => desk.panels.open("help"),
  settings: (desk) => desk.panels.set({ panel: "settings" }),
  palette: (desk) => desk.panels.open("palette"),
  singleKeys: (desk) => setSingleKeys(desk, !desk.state.singleKeys),
  tour: (desk) => desk.panels.set({ panel: null, tour: 0 }),
  clear,
};
