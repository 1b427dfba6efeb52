/**
 * Which spans lie in which paragraph, kept the same object where nothing changed so that its paragraph is not
 * drawn again. Pure.
 */

import type { Fragment, Utf16 } from "../text/offsets.ts";
import type { Steps } from "../text/steps.ts";
import type { Item } from "../work/pass.ts";
import { type Id, ROLES, type TextRole, type VerdictLabel } from "../work/types.ts";
import type { Boundary } from "./desk.ts";

export interface TextSpan {
  readonly start: Utf16;
  readonly end: Utf16;
  readonly owner: Id;
  readonly type: "claim" | "suggestion";
  readonly role: TextRole;
  /** The last fragment of the content: the verdict's sign stands at its end. */
  readonly last: boolean;
  readonly label: VerdictLabel | null;
}

export type SpanIndex = readonly (readonly TextSpan[])[];

const NONE: readonly TextSpan[] = [];

/** Makes the index of one article again and again; documents that did not change give the same spans. */
export class SpanIndexer {
  private readonly known = new WeakMap<object, readonly TextSpan[]>();
  private index: SpanIndex = [];
  private readonly steps: Steps;
  private readonly labels: ReadonlyMap<string, VerdictLabel>;

  constructor(steps: Steps, labels: readonly VerdictLabel[]) {
    this.steps = steps;
    this.labels = new Map(labels.map((label) => [label.key, label]));
  }

  /** Index the spans of all items; a boundary draft stands in for the content of its item. */
  of(items: readonly Item[], boundary: Boundary | null): SpanIndex {
    const next: TextSpan[][] = this.steps.paragraphs.map(() => []);
    for (const item of items) {
      for (const span of boundary?.id === item.id ? this.draft(item, boundary.content) : this.spans(item))
        this.place(next, span);
    }
    this.index = next.map((spans, at) => {
      const before = this.index[at];
      if (spans.length === 0) return NONE;
      return before && before.length === spans.length && spans.every((span, i) => span === before[i]) ? before : spans;
    });
    return this.index;
  }

  private place(index: TextSpan[][], span: TextSpan): void {
    const last = this.steps.paragraphAt((span.end - 1) as Utf16);
    for (let at = this.steps.paragraphAt(span.start); at <= last; at += 1) index[at]?.push(span);
  }

  private spans(item: Item): readonly TextSpan[] {
    const document = item.type === "claim" ? item.claim : item.suggestion;
    let spans = this.known.get(document);
    if (!spans) {
      spans = this.make(item, item.type === "claim" ? item.claim.content : item.suggestion.content);
      this.known.set(document, spans);
    }
    return spans;
  }

  private draft(item: Item, content: readonly Fragment[]): readonly TextSpan[] {
    const known = this.known.get(content);
    if (known) return known;
    const spans = this.make(item, content);
    this.known.set(content, spans);
    return spans;
  }

  private make(item: Item, content: readonly Fragment[]): readonly TextSpan[] {
    const label = (item.type === "claim" && this.labels.get(item.claim.verdict?.label ?? "")) || null;
    const places: Partial<Record<TextRole, readonly Fragment[]>> = item.type === "claim" ? item.claim : item.suggestion;
    return ROLES.flatMap((role) => {
      const fragments = role === "content" ? content : (places[role] ?? []);
      return fragments.map(([start, end], i) => ({
        start,
        end,
        owner: item.id,
        type: item.type,
        role,
        last: role === "content" && i === fragments.length - 1,
        label,
      }));
    });
  }
}
