/** What this device keeps and sends, for whom, and which keys it gives to commands. */
import { alive } from "../../../api/client.ts";
import type { Assignment } from "../../../api/model.ts";
import type { Person } from "../../../api/person.ts";
import { COMMANDS, type Command } from "../../../keys/registry.ts";
import { ActiveTime } from "../../../sync/activeTime.ts";
import { type Failure, Flusher, type Send } from "../../../sync/flush.ts";
import { openDesks } from "../../../sync/openDesks.ts";
import type { Conflict, Outbox, Refusal } from "../../../sync/outbox.ts";
import { type SaveState, saveStateOf } from "../../../sync/saveState.ts";
import type { History } from "../../../work/history.ts";
import { apply, itemsOf } from "../../../work/pass.ts";
import type { Change, Id } from "../../../work/types.ts";
import type { Desk } from "../desk.ts";
import { Slice } from "./slice.ts";

export const SINGLE_KEYS = "on-record single keys";
export const OWN_KEYS = "on-record keys";

export interface DeviceState {
  readonly save: SaveState;
  readonly conflicts: ReadonlyMap<Id, Conflict>;
  readonly refused: ReadonlyMap<Id, Refusal>;
  readonly singleKeys: boolean;
  /** The registry with the person's own keys. */
  readonly commands: readonly Command[];
}

export function deviceAtFirst(): DeviceState {
  return {
    save: { kind: "saved" },
    conflicts: new Map(),
    refused: new Map(),
    singleKeys: localStorage.getItem(SINGLE_KEYS) !== "off",
    commands: COMMANDS,
  };
}

export class Device extends Slice<DeviceState> {
  /** Whether this device keeps keys of the person's choice: they are known as soon as commands can be done. */
  readonly ownKeys = localStorage.getItem(OWN_KEYS) !== null;
  /** How long the person has really worked. */
  readonly time = new ActiveTime();
  /** Whose pass it is: what they did is sent for nobody else. */
  readonly person: Person | null;
  /** Who is signed in instead, where that is known. */
  other: Person | null = null;
  /** The pass was left: another tab may have it, and a change made here would be one that it does not know of. */
  isOver = false;
  private readonly outbox: Outbox;
  private readonly flusher: Flusher;

  constructor(desk: Desk, init: { outbox: Outbox; send: Send; person: Person | null }) {
    super(desk);
    this.outbox = init.outbox;
    this.person = init.person;
    this.flusher = new Flusher({
      outbox: init.outbox,
      send: init.send,
      active: this.time,
      turn: this.state.setting.assignment.turn,
      alive,
      report: (assignment) => this.reported(assignment),
    });
    openDesks.add(this);
  }

  get assignment(): Id {
    return this.state.setting.assignment.id;
  }

  /** Keep a change, and the undo line after it, until the server has it; `whole`: nothing is missing from what was changed. */
  note(change: Change, line: History, whole: boolean): void {
    this.outbox.note(change, line);
    this.flusher.changed(whole);
  }

  /** Settle a conflict of the server's version with ours. */
  settle(id: Id, keep: "mine" | "theirs"): void {
    const theirs = this.outbox.settle(id, keep);
    if (theirs) {
      const pass = apply(this.state.pass, theirs);
      this.desk.set({ pass, items: itemsOf(pass, this.state.setting) });
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
    this.isOver = true;
    this.flusher.stop();
    openDesks.delete(this);
  }

  /** Show how things stand with what is kept and sent. */
  reported(assignment: Assignment | null): void {
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
    if (setting.assignment.state !== this.state.setting.assignment.state) this.desk.set({ setting });
  }
}

/** Copy a map, or keep the copy where both are empty: nothing has to be drawn again for that. */
function copyOf<Value>(from: ReadonlyMap<Id, Value>, before: ReadonlyMap<Id, Value>): ReadonlyMap<Id, Value> {
  return from.size === 0 && before.size === 0 ? before : new Map(from);
}
