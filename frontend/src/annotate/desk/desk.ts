/**
 * One pass on the screen: the article, and what is known about the work on it, in four slices: the work itself, what the
 * person attends to, the panels beside the article, and what this device keeps and sends.
 */

import { type StoreApi, createStore } from "zustand/vanilla";

import type { SyncReply, Work as Leased } from "../../api/model.ts";
import { type Person, pagePerson } from "../../api/person.ts";
import type { Send } from "../../sync/flush.ts";
import { Outbox } from "../../sync/outbox.ts";
import type { DeviceStore } from "../../sync/device/store.ts";
import { newUuid, readWork } from "../../sync/wire.ts";
import { Blocks } from "../../text/blocks.ts";
import { type Fragment, type Fragments, OffsetMap } from "../../text/offsets.ts";
import { Paragraphs } from "../../text/paragraphs.ts";
import type { History } from "../../work/history.ts";
import { itemsOf } from "../../work/pass.ts";
import type { Id, Pass, Setting } from "../../work/types.ts";
import type { Sheet } from "../article/sheet.ts";
import { Attention, type AttentionState, attentionOn } from "./slices/attention.ts";
import { Device, type DeviceState, deviceAtFirst } from "./slices/device.ts";
import { ALL_CLOSED, Panels, type PanelsState } from "./slices/panels.ts";
import { Work, type WorkState } from "./slices/work.ts";
import { withActs } from "./run.ts";
import { SpanIndexer } from "./spans.ts";

export interface DeskState extends WorkState, AttentionState, PanelsState, DeviceState {}

export class Desk {
  readonly store: StoreApi<DeskState>;
  readonly work: Work;
  readonly attention: Attention;
  readonly panels: Panels;
  readonly device: Device;
  readonly steps: Paragraphs;
  /** The blocks in which the text is drawn. */
  readonly blocks: Blocks;
  readonly map: OffsetMap;
  /** The text on the screen; null while none is there. */
  sheet: Sheet | null = null;
  /** The quotations on cards, with what they were drawn with. */
  readonly quoted = new Map<Element, { readonly content: Fragments; readonly words: string }>();
  private readonly indexer: SpanIndexer;

  private constructor(init: {
    setting: Setting;
    pass: Pass;
    history: History;
    map: OffsetMap;
    outbox: Outbox;
    send: Send;
    person: Person | null;
  }) {
    const { setting, pass, history } = init;
    this.map = init.map;
    this.steps = new Paragraphs(setting.text);
    this.blocks = new Blocks(setting.text, this.steps.paragraphs);
    this.indexer = new SpanIndexer(this.blocks, setting.project.scale.labels);
    const items = itemsOf(pass, setting);
    const spans = this.indexer.of(items, null);
    this.store = createStore<DeskState>(() => ({
      setting,
      pass,
      history,
      items,
      spans,
      lastSpeakers: [],
      dismissed: [],
      ...attentionOn(items),
      ...ALL_CLOSED,
      ...deviceAtFirst(),
    }));
    this.work = new Work(this);
    this.attention = new Attention(this);
    this.panels = new Panels(this);
    this.device = new Device(this, init);
    // From the second article on this happens at once, and asks the desk for its device.
    if (this.device.ownKeys) withActs(({ takeOwnKeys }) => takeOwnKeys(this));
  }

  /** Open a leased pass: the server's state with what this device kept laid over it. */
  static async open(
    work: Leased,
    store: DeviceStore | null,
    send: (assignment: Id, ...call: Parameters<Send>) => Promise<SyncReply>,
    person: Person | null = pagePerson(),
    /** How the pass is read. */
    read = readWork,
  ): Promise<Desk> {
    const { text } = work.article;
    const map = new OffsetMap(text);
    const { setting, pass, versions } = read(map, work, newUuid);
    const [assignment, by] = [work.assignment.id, person?.id ?? null];
    let desk: Desk | null = null;
    const changed = (): void => desk?.device.reported(null);
    const outbox = new Outbox({ assignment, store, person: by, map, text, versions, changed });
    const kept = await outbox.restore(pass);
    const sendAs: Send = (ops, seconds, options) => send(assignment, ops, seconds, { ...options, person: by });
    desk = new Desk({ setting, ...kept, map, outbox, person, send: sendAs });
    // What waited on this device has rested.
    if (outbox.size > 0) void desk.device.flush();
    return desk;
  }

  get state(): DeskState {
    return this.store.getState();
  }

  /** Change what several slices know, in one step; the spans follow from it. */
  set(part: Partial<DeskState>): void {
    const now = this.state;
    const { items, boundary, drag } = { ...now, ...part };
    const moved = items !== now.items || boundary !== now.boundary || drag !== now.drag;
    const draft = drag ?? (boundary && { id: boundary.id, role: "content", fragments: boundary.content });
    this.store.setState(moved ? { ...part, spans: this.indexer.of(items, draft) } : part);
  }

  /** Turn a UTF-16 stretch into the code points that people and exports mean. */
  codePoints([start, end]: Fragment): readonly [number, number] {
    return [this.map.toCodePoint(start), this.map.toCodePoint(end)];
  }
}
