/** What is open beside the article, and what was typed for it before it was there. */
import { Slice } from "./slice.ts";

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

/** Fields that have a question mark beside them. */
export type Topic = "directness" | "claim_type" | "checkworthiness" | "verdict";

export interface PanelsState {
  readonly panel: Panel | null;
  /** The step at which the tour is; null while there is none. */
  readonly tour: number | null;
  /** The field whose explanation the guideline opens with. */
  readonly topic: Topic | null;
  /** How often the screen around the text was drawn again, and the place of the text too, because something else changed them. */
  readonly redraws: number;
  readonly rebuilds: number;
}

export const CARD_PANELS: ReadonlySet<Panel> = new Set([
  "speaker",
  "note",
  "details",
  "evidence",
  "history",
  "comments",
]);
/** Of these, the ones that go on with the next claim. */
export const DRAWERS: ReadonlySet<Panel> = new Set(["evidence", "history", "comments"]);
export const ALL_CLOSED: PanelsState = { panel: null, tour: null, topic: null, redraws: 0, rebuilds: 0 };

export class Panels extends Slice<PanelsState> {
  /** When a panel was last opened or closed, in milliseconds of the page. */
  openedAt = 0;
  /** Letters that were typed for a field that was still on its way. */
  typed = "";
  private readonly finishing = new Set<() => void>();

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
}
