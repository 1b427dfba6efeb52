/** What the person attends to: what is active, where the cursor stands, what was said about it. */
import { formatPercent } from "../../../ui/language/translate.ts";
import type { Fragment } from "../../../text/offsets.ts";
import { type Item, isOpen } from "../../../work/pass.ts";
import type { Claim, Id, Suggestion } from "../../../work/types.ts";
import type { Cursor } from "../cursor.ts";
import { t } from "../messages.ts";
import type { Draft } from "../spans.ts";
import { CARD_PANELS, DRAWERS } from "./panels.ts";
import { Slice } from "./slice.ts";

/** Boundaries under the arrow keys: a draft of the content, stored when the person is done. */
export interface Boundary {
  readonly id: Id;
  readonly content: readonly Fragment[];
  readonly at: number;
}

export interface AttentionState {
  readonly active: Id | null;
  /** What was active before. */
  readonly earlier: Id | null;
  readonly cursor: Cursor | null;
  /** Where the mouse let go of a selection, in viewport pixels; null when the keyboard made it. */
  readonly pointer: { readonly x: number; readonly y: number } | null;
  readonly boundary: Boundary | null;
  /** What a handle drags right now. */
  readonly drag: Draft | null;
  readonly said: { readonly text: string; readonly times: number };
  readonly hits: readonly Fragment[];
  readonly hit: number;
  /** What should come into view, and how often it was asked. */
  readonly reveal: { readonly place: Fragment | null; readonly times: number };
}

/** Who opens an article stands on the first thing that is open, else on the first of all. */
export function attentionOn(items: readonly Item[]): AttentionState {
  return {
    active: (items.find(isOpen) ?? items[0])?.id ?? null,
    earlier: null,
    cursor: null,
    pointer: null,
    boundary: null,
    drag: null,
    said: { text: "", times: 0 },
    hits: [],
    hit: 0,
    reveal: { place: null, times: 0 },
  };
}

export class Attention extends Slice<AttentionState> {
  /** Whether the person has given a command here: then the tour does not come by itself any more. */
  begun = false;
  /** Whether the person left the article on purpose: then nothing takes the focus back. */
  left = false;

  /** The active item. */
  get item(): Item | null {
    return this.state.items.find((item) => item.id === this.state.active) ?? null;
  }

  /** The active item, where it is a claim. */
  get claim(): Claim | null {
    return (this.state.active && this.state.pass.claims.get(this.state.active)) || null;
  }

  /** The active item, where it is a suggestion. */
  get suggestion(): Suggestion | null {
    const { item } = this;
    return item?.type === "suggestion" ? item.suggestion : null;
  }

  /** Make something active, and bring it into view when it is out of view. */
  activate(id: Id | null, options: { quiet?: boolean; still?: boolean } = {}): void {
    const { active, earlier, panel, pass } = this.state;
    // Fields of a card close with it; a drawer goes on with the next claim.
    const stays =
      panel === null || !CARD_PANELS.has(panel) || (DRAWERS.has(panel) && id !== null && pass.claims.has(id));
    const open = stays ? panel : null;
    this.desk.set({ active: id, earlier: id === active ? earlier : active, boundary: null, panel: open });
    if (!options.still) this.revealActive();
    if (!options.quiet) this.sayActive();
  }

  /** Ask for a stretch to be brought into view. */
  reveal(place: Fragment | null): void {
    this.set({ reveal: { place, times: this.state.reveal.times + 1 } });
  }

  revealActive(): void {
    const { item } = this;
    this.reveal((item?.type === "claim" ? item.claim : item?.suggestion)?.content[0] ?? null);
  }

  /** Speak through the live region. */
  say(text: string): void {
    this.set({ said: { text, times: this.state.said.times + 1 } });
  }

  sayActive(): void {
    const { item } = this;
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
}
