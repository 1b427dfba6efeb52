/** The work on the article: what is marked in it, what can be undone, and the way that every change takes. */
import type { Fragment } from "../../../text/offsets.ts";
import * as history from "../../../work/history.ts";
import { type Item, isWhole, itemsOf } from "../../../work/pass.ts";
import type { Change, Id, Pass, Setting } from "../../../work/types.ts";
import { actsNow } from "../run.ts";
import type { SpanIndex } from "../spans.ts";
import type { StepKey } from "../stepMessages.ts";
import { Slice } from "./slice.ts";

export interface WorkState {
  readonly setting: Setting;
  readonly pass: Pass;
  readonly history: history.History;
  /** Claims and undecided suggestions in text order. */
  readonly items: readonly Item[];
  readonly spans: SpanIndex;
  readonly lastSpeakers: readonly Id[];
  /** Places that the person marked as no claim. */
  readonly dismissed: readonly Fragment[];
}

export class Work extends Slice<WorkState> {
  /** Put a change on the pass, on the undo line and on the way to the server; false where nothing was changed. */
  commit(change: Change | null, label: StepKey, next: { active?: Id | null } = {}): boolean {
    const { desk } = this;
    if (!change || desk.device.isOver) return false;
    const { pass, history: line, active } = this.state;
    // What is stored as marked is what was seen. Nothing is done here before the code that does it is there.
    const acts = actsNow();
    if (acts && !acts.isSeen(desk, change)) {
      acts.refuse(desk, "again");
      return false;
    }
    const to = next.active === undefined ? active : next.active;
    this.moved(history.record(pass, line, change, label, active, to), to);
    return true;
  }

  /** Let a change belong to what was done last, so that undo takes back both; `back` is what takes this one back. */
  join(change: Change, back: Change): void {
    const { pass, history: line, active } = this.state;
    const moved = history.join(pass, line, change, back);
    if (moved) this.moved(moved, active);
  }

  /** Take what was done, undone or done again: on the screen, on this device, and on the way to the server. */
  moved({ pass, history: line, change }: history.Moved, active: Id | null): void {
    const { desk } = this;
    if (desk.device.isOver) return;
    const items = itemsOf(pass, this.state.setting);
    const known = items.some((item) => item.id === active);
    desk.set({ pass, history: line, items, active: known ? active : null, boundary: null, drag: null });
    desk.device.note(
      change,
      line,
      Array.from(change.claims?.values() ?? []).every((claim) => !claim || isWhole(claim)),
    );
  }
}
