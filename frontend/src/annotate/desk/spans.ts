/** Which spans lie in which block, kept the same list where nothing changed so that the block is not drawn again. Pure. */

import type { Blocks } from "../../text/blocks.ts";
import type { Fragment, Utf16 } from "../../text/offsets.ts";
import type { Item } from "../../work/pass.ts";
import { type Id, ROLES, type TextRole, type VerdictLabel } from "../../work/types.ts";

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

/** Fragments of a role that are on their way: what the keys or a handle move is drawn before it is stored. */
export interface Draft {
  readonly id: Id;
  readonly role: TextRole;
  readonly fragments: readonly Fragment[];
}

/** A span and the blocks that it touches, from the first to the last. */
interface Placed {
  readonly span: TextSpan;
  readonly first: number;
  readonly last: number;
}

type Places = Partial<Record<TextRole, readonly Fragment[]>>;

export type SpanIndex = readonly (readonly TextSpan[])[];

const NONE: readonly TextSpan[] = [];

/** Makes the index of one article again and again; documents that did not change give the same spans. */
export class SpanIndexer {
  private readonly known = new WeakMap<object, readonly Placed[]>();
  private index: SpanIndex = [];
  private readonly blocks: Blocks;
  private readonly labels: ReadonlyMap<string, VerdictLabel>;

  constructor(blocks: Blocks, labels: readonly VerdictLabel[]) {
    this.blocks = blocks;
    this.labels = new Map(labels.map((label) => [label.key, label]));
  }

  /** Index the spans of all items; a draft stands in for the fragments of its role. */
  of(items: readonly Item[], draft: Draft | null): SpanIndex {
    const next: TextSpan[][] = this.blocks.all.map(() => []);
    for (const item of items) {
      const placed = draft?.id === item.id ? this.drafted(item, draft) : this.spans(item);
      for (const { span, first, last } of placed) for (let at = first; at <= last; at += 1) next[at]?.push(span);
    }
    this.index = next.map((spans, at) => {
      const before = this.index[at];
      if (spans.length === 0) return NONE;
      return before && before.length === spans.length && spans.every((span, i) => span === before[i]) ? before : spans;
    });
    return this.index;
  }

  private spans(item: Item): readonly Placed[] {
    const document = placesOf(item);
    return this.once(document, item, document);
  }

  private drafted(item: Item, { role, fragments }: Draft): readonly Placed[] {
    return this.once(fragments, item, { ...placesOf(item), [role]: fragments });
  }

  private once(key: object, item: Item, places: Places): readonly Placed[] {
    const spans = this.known.get(key) ?? this.make(item, places);
    this.known.set(key, spans);
    return spans;
  }

  private make(item: Item, places: Places): readonly Placed[] {
    const label = (item.type === "claim" && this.labels.get(item.claim.verdict?.label ?? "")) || null;
    return ROLES.flatMap((role) => {
      const fragments = places[role] ?? [];
      return fragments.map(([start, end], i) => ({
        span: {
          start,
          end,
          owner: item.id,
          type: item.type,
          role,
          last: role === "content" && i === fragments.length - 1,
          label,
        },
        first: this.blocks.at(start),
        last: this.blocks.at((end - 1) as Utf16),
      }));
    });
  }
}

function placesOf(item: Item): Places {
  return item.type === "claim" ? item.claim : item.suggestion;
}
