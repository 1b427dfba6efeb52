/** One pass on the screen: the document, what is active, where the cursor stands, and the way every change takes. */

import { type StoreApi, createStore } from "zustand/vanilla";

import { alive } from "../../api/client.ts";
import type { Assignment, SyncReply, Work } from "../../api/model.ts";
import { type Person, pagePerson } from "../../api/person.ts";
import { ActiveTime } from "../../sync/activeTime.ts";
import { type Failure, Flusher, type Send } from "../../sync/flush.ts";
import { type Conflict, Outbox, type Refusal } from "../../sync/outbox.ts";
import { openDesks } from "../../sync/openDesks.ts";
import { type SaveState, saveStateOf } from "../../sync/saveState.ts";
import type { DeviceStore } from "../../sync/store.ts";
import { newUuid, readWork } from "../../sync/wire.ts";
import { Blocks } from "../../text/blocks.ts";
import { type Fragment, type Fragments, OffsetMap } from "../../text/offsets.ts";
import { Paragraphs } from "../../text/paragraphs.ts";
import * as history from "../../work/history.ts";
import { type Item, apply, isOpen, isWhole, itemsOf } from "../../work/pass.ts";
import type { Change, Claim, Id, Pass, Setting, Suggestion } from "../../work/types.ts";
import { COMMANDS, type Command } from "../../keys/registry.ts";
import type { Cursor } from "./cursor.ts";
import type { Topic } from "./guideline.ts";
import { actsNow, withActs } from "./run.ts";
import { formatPercent } from "../../ui/language/translate.ts";
import { type MessageKey, t } from "./messages.ts";
import type { Sheet } from "../article/sheet.ts";
import { type Draft, type SpanIndex, SpanIndexer } from "./spans.ts";

export type Panel =
  | "speaker"
  | "note"
  | "details"
  | "evidence"
  | "history"
  | "guidelines"
  | "help"
  | "palette"
  | "find"
  | "finish"
  | "skip"
  | "settings"
  | "acceptAll"
  | "speakers"
  | "comments"
  | "articleComments";

/** Boundaries under the arrow keys: a draft of the content, stored when the person is done. */
export interface Boundary {
  readonly id: Id;
  readonly content: readonly Fragment[];
  readonly at: number;
}

export interface DeskState {
  readonly setting: Setting;
  readonly pass: Pass;
  readonly history: history.History;
  /** Claims and undecided suggestions in text order. */
  readonly items: readonly Item[];
  readonly spans: SpanIndex;
  readonly active: Id | null;
  /** What was active before. */
  readonly earlier: Id | null;
  readonly cursor: Cursor | null;
  /** Where the mouse let go of a selection, in viewport pixels; null when the keyboard made it. */
  readonly pointer: { readonly x: number; readonly y: number } | null;
  readonly boundary: Boundary | null;
  /** What a handle drags right now. */
  readonly drag: Draft | null;
  readonly panel: Panel | null;
  /** The step at which the tour is; null while there is none. */
  readonly tour: number | null;
  /** The field whose explanation the guideline opens with. */
  readonly topic: Topic | null;
  readonly lastSpeakers: readonly Id[];
  readonly said: { readonly text: string; readonly times: number };
  readonly save: SaveState;
  readonly conflicts: ReadonlyMap<Id, Conflict>;
  readonly refused: ReadonlyMap<Id, Refusal>;
  readonly hits: readonly Fragment[];
  readonly hit: number;
  readonly singleKeys: boolean;
  /** The registry with the person's own keys. */
  readonly commands: readonly Command[];
  /** Places that the person marked as no claim. */
  readonly dismissed: readonly Fragment[];
  /** How often the screen around the text was drawn again, and the place of the text too, because something else changed them. */
  readonly redraws: number;
  readonly rebuilds: number;
  /** What should come into view, and how often it was asked. */
  readonly reveal: { readonly place: Fragment | null; readonly times: number };
}

const CARD_PANELS: ReadonlySet<Panel> = new Set(["speaker", "note", "details", "evidence", "history", "comments"]);
/** Of these, the ones that go on with the next claim. */
const DRAWERS: ReadonlySet<Panel> = new Set(["evidence", "history", "comments"]);
export const SINGLE_KEYS = "on-record single keys";
export const OWN_KEYS = "on-record keys";

export class Desk {
  readonly store: StoreApi<DeskState>;
  /** Whether this device keeps keys of the person's choice: they are known as soon as commands can be done. */
  readonly ownKeys = localStorage.getItem(OWN_KEYS) !== null;
  readonly steps: Paragraphs;
  /** The blocks in which the text is drawn. */
  readonly blocks: Blocks;
  readonly map: OffsetMap;
  /** The text on the screen; null while none is there. */
  sheet: Sheet | null = null;
  /** The quotations on cards, with what they were drawn with. */
  readonly quoted = new Map<Element, { readonly content: Fragments; readonly words: string }>();
  readonly active = new ActiveTime();
  /** When a panel was last opened or closed, in milliseconds of the page. */
  openedAt = 0;
  /** Letters that were typed for a field that was still on its way. */
  typed = "";
  /** Whether the person has given a command here: then the tour does not come by itself any more. */
  begun = false;
  /** Whether the person left the article on purpose: then nothing takes the focus back. */
  left = false;
  private readonly outbox: Outbox;
  private readonly flusher: Flusher;
  private readonly indexer: SpanIndexer;
  private readonly finishing = new Set<() => void>();
  /** The pass was left: another tab may have it, and a change made here would be one that it does not know of. */
  private over = false;
  /** Whose pass it is: what they did is sent for nobody else. */
  readonly person: Person | null;
  /** Who is signed in instead, where that is known. */
  other: Person | null = null;

  private constructor(init: {
    setting: Setting;
    pass: Pass;
    history: history.History;
    map: OffsetMap;
    outbox: Outbox;
    send: Send;
    person: Person | null;
  }) {
    const { setting, pass } = init;
    this.person = init.person;
    this.map = init.map;
    this.steps = new Paragraphs(setting.text);
    this.outbox = init.outbox;
    this.blocks = new Blocks(setting.text, this.steps.paragraphs);
    this.indexer = new SpanIndexer(this.blocks, setting.project.scale.labels);
    const items = itemsOf(pass, setting);
    this.store = createStore<DeskState>(() => ({
      setting,
      pass,
      history: init.history,
      items,
      spans: this.indexer.of(items, null),
      active: (items.find(isOpen) ?? items[0])?.id ?? null,
      earlier: null,
      cursor: null,
      pointer: null,
      boundary: null,
      drag: null,
      panel: null,
      tour: null,
      topic: null,
      lastSpeakers: [],
      said: { text: "", times: 0 },
      save: { kind: "saved" },
      conflicts: new Map(),
      refused: new Map(),
      hits: [],
      hit: 0,
      singleKeys: localStorage.getItem(SINGLE_KEYS) !== "off",
      commands: COMMANDS,
      dismissed: [],
      redraws: 0,
      rebuilds: 0,
      reveal: { place: null, times: 0 },
    }));
    const { active, send } = { active: this.active, send: init.send };
    this.flusher = new Flusher({
      outbox: this.outbox,
      send,
      active,
      turn: init.setting.assignment.turn,
      alive,
      report: (assignment) => this.reported(assignment),
    });
    openDesks.add(this);
    if (this.ownKeys) withActs(({ takeOwnKeys }) => takeOwnKeys(this));
  }

  /** Open a leased pass: the server's state with what this device kept laid over it. */
  static async open(
    work: Work,
    device: DeviceStore | null,
    send: (assignment: Id, ...call: Parameters<Send>) => Promise<SyncReply>,
    person: Person | null = pagePerson(),
  ): Promise<Desk> {
    const map = new OffsetMap(work.article.text);
    const { setting, pass, versions } = readWork(map, work, newUuid);
    let desk: Desk | null = null;
    const outbox = new Outbox({
      assignment: work.assignment.id,
      store: device,
      person: person?.id ?? null,
      map,
      text: work.article.text,
      versions,
      changed: () => desk?.reported(null),
    });
    const kept = await outbox.restore(pass);
    const sendAs: Send = (ops, seconds, options) =>
      send(work.assignment.id, ops, seconds, { ...options, person: person?.id ?? null });
    desk = new Desk({ setting, ...kept, map, outbox, person, send: sendAs });
    // What waited on this device has rested.
    if (outbox.size > 0) void desk.flush();
    return desk;
  }

  get state(): DeskState {
    return this.store.getState();
  }

  set(part: Partial<DeskState>): void {
    const now = this.state;
    const { items, boundary, drag } = { ...now, ...part };
    const moved = items !== now.items || boundary !== now.boundary || drag !== now.drag;
    const draft = drag ?? (boundary && { id: boundary.id, role: "content", fragments: boundary.content });
    this.store.setState(moved ? { ...part, spans: this.indexer.of(items, draft) } : part);
  }

  /** Put a change on the pass, on the undo line and on the way to the server; false where nothing was changed. */
  commit(change: Change | null, label: MessageKey, next: { active?: Id | null } = {}): boolean {
    if (!change || this.over) return false;
    const { pass, history: line, active } = this.state;
    // What is stored as marked is what was seen. Nothing is done here before the code that does it is there.
    const acts = actsNow();
    if (acts && !acts.isSeen(this, change)) {
      acts.refuse(this, "again");
      return false;
    }
    const to = next.active === undefined ? active : next.active;
    this.moved(history.record(pass, line, change, label, active, to), to);
    return true;
  }

  /** Make something active, and bring it into view when it is out of view. */
  activate(id: Id | null, options: { quiet?: boolean; still?: boolean } = {}): void {
    const { active, earlier, panel, pass } = this.state;
    // Fields of a card close with it; a drawer goes on with the next claim.
    const stays =
      panel === null || !CARD_PANELS.has(panel) || (DRAWERS.has(panel) && id !== null && pass.claims.has(id));
    const open = stays ? panel : null;
    this.set({ active: id, earlier: id === active ? earlier : active, boundary: null, panel: open });
    if (!options.still) this.revealActive();
    if (!options.quiet) this.sayActive();
  }

  get activeItem(): Item | null {
    return this.state.items.find((item) => item.id === this.state.active) ?? null;
  }

  get activeClaim(): Claim | null {
    return (this.state.active && this.state.pass.claims.get(this.state.active)) || null;
  }

  get activeSuggestion(): Suggestion | null {
    const item = this.activeItem;
    return item?.type === "suggestion" ? item.suggestion : null;
  }

  /** Ask for a stretch to be brought into view. */
  reveal(place: Fragment | null): void {
    this.set({ reveal: { place, times: this.state.reveal.times + 1 } });
  }

  revealActive(): void {
    const item = this.activeItem;
    this.reveal((item?.type === "claim" ? item.claim : item?.suggestion)?.content[0] ?? null);
  }

  /** Speak through the live region. */
  say(text: string): void {
    this.set({ said: { text, times: this.state.said.times + 1 } });
  }

  sayActive(): void {
    const item = this.activeItem;
    if (item) this.say(this.describe(item));
  }

  /** Say what an item is: "Claim 7 of 17, IAEA, True". */
  describe(item: Item): string {
    const { items, pass, setting } = this.state;
    const numbers = { at: items.indexOf(item) + 1, total: items.length };
    if (item.type === "suggestion") {
      const { speaker, score, content } = item.suggestion;
      const share = formatPercent(score);
      const text = content.map(([start, end]) => setting.text.slice(start, end)).join(" … ");
      return t("say_suggestion", { ...numbers, speaker: speaker?.name || t("no_speaker_yet"), share, text });
    }
    const { claim } = item;
    const names = claim.speakers.map((id) => pass.speakers.get(id)?.name ?? "").join(", ");
    const speaker = names || (claim.no_speaker_stated ? t("no_speaker") : t("no_speaker_yet"));
    const verdict =
      setting.project.scale.labels.find(({ key }) => key === claim.verdict?.label)?.name ?? t("no_verdict");
    return t("say_claim", { ...numbers, speaker, verdict });
  }

  /** Show or hide a panel; what it needs is active already. */
  open(panel: Panel | null): void {
    this.openedAt = performance.now();
    this.typed = "";
    this.set({ panel: this.state.panel === panel ? null : panel });
  }

  /** What was typed for a field has found its place. */
  forgetTyped(): void {
    this.typed = "";
  }

  /** Ask for the article to be finished; the screen that shows the desk knows what follows. */
  finish(): void {
    for (const listener of this.finishing) listener();
  }

  /** Be told when the person wants to finish; returns the way to stop listening. */
  onFinish(listener: () => void): () => void {
    this.finishing.add(listener);
    return () => this.finishing.delete(listener);
  }

  /** Settle a conflict of the server's version with ours. */
  settle(id: Id, keep: "mine" | "theirs"): void {
    const theirs = this.outbox.settle(id, keep);
    if (theirs) {
      const pass = apply(this.state.pass, theirs);
      this.set({ pass, items: itemsOf(pass, this.state.setting) });
    }
    this.flusher.changed();
  }

  /** Send everything now; true when the server has it all. */
  async flush(): Promise<boolean> {
    await this.flusher.flush();
    return this.outbox.size === 0;
  }

  /** Hand the pass in, with whatever is still unsent; null when that is done, else why not. */
  handIn(submit: Send): Promise<Failure | null> {
    const person = this.person?.id ?? null;
    return this.flusher.handIn((ops, seconds, options) => submit(ops, seconds, { ...options, person }));
  }

  /** Send everything now, and wait until this device has noted what the server has. */
  async sendAll(): Promise<void> {
    await this.flusher.flush();
    await this.outbox.stored();
  }

  get assignment(): Id {
    return this.state.setting.assignment.id;
  }

  /** Send nothing until the person is signed in again; `other` is who is signed in instead. */
  block(why: "signed_out" | "other_person", other: Person | null = null): void {
    this.other = other;
    this.flusher.block(why);
  }

  /** Go on sending after a sign-in or a new lease. */
  unblock(): Promise<void> {
    return this.flusher.unblock();
  }

  /** The pass is over and the server has it: forget it here. */
  async forget(): Promise<void> {
    this.leave();
    await this.outbox.forget();
  }

  /** Leave the pass as it is; what is unsent stays on the device. */
  leave(): void {
    this.over = true;
    this.flusher.stop();
    openDesks.delete(this);
  }

  /** Turn a UTF-16 stretch into the code points that people and exports mean. */
  codePoints([start, end]: Fragment): readonly [number, number] {
    return [this.map.toCodePoint(start), this.map.toCodePoint(end)];
  }

  /** Take what was done, undone or done again: on the screen, on this device, and on the way to the server. */
  moved(moved: history.Moved, active: Id | null): void {
    if (this.over) return;
    const items = itemsOf(moved.pass, this.state.setting);
    const known = items.some((item) => item.id === active);
    const { pass, history: line } = moved;
    this.set({ pass, history: line, items, active: known ? active : null, boundary: null, drag: null });
    this.outbox.note(moved.change, moved.history);
    this.flusher.changed(Array.from(moved.change.claims?.values() ?? []).every((claim) => !claim || isWhole(claim)));
  }

  private reported(assignment: Assignment | null): void {
    const now = this.state;
    const setting = assignment ? { ...now.setting, assignment } : now.setting;
    const save = saveStateOf(this.flusher.facts());
    const conflicts = copyOf(this.outbox.conflicts, now.conflicts);
    const refused = copyOf(this.outbox.refused, now.refused);
    // What says the same is told once: everything on the screen looks whether it has to change.
    const same =
      JSON.stringify(save) === JSON.stringify(now.save) && conflicts === now.conflicts && refused === now.refused;
    if (!same) this.set({ save, conflicts, refused });
    // A new setting object for every answer would re-render the article for nothing.
    if (setting.assignment.state !== this.state.setting.assignment.state) this.set({ setting });
  }
}

/** Copy a map, or keep the copy where both are empty: nothing has to be drawn again for that. */
function copyOf<Value>(from: ReadonlyMap<Id, Value>, before: ReadonlyMap<Id, Value>): ReadonlyMap<Id, Value> {
  return from.size === 0 && before.size === 0 ? before : new Map(from);
}
