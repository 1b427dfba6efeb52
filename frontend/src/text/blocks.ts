/**
 * The blocks in which a text is drawn: its paragraphs, and of a very long one several stretches, because a browser sets
 * a whole block anew when one mark in it changes. Pure.
 */

import { type Fragment, type Utf16, fragment, utf16 } from "./offsets.ts";
import { graphemeStep } from "./steps.ts";

export interface Block {
  readonly place: Fragment;
  /** Index of its paragraph. */
  readonly paragraph: number;
  /** Whether its paragraph begins and ends with it. */
  readonly first: boolean;
  readonly last: boolean;
}

/** UTF-16 units: a longer paragraph is drawn in stretches, each at least so long that its broken last line is lost in the rest. */
const LONGEST = 4000;
const STRETCH = 1200;
/** Blocks that are laid out together, and skipped together out of view, hold about this many UTF-16 units. */
const GROUP = 1500;

const SENTENCE_END = /[.!?…][\p{Pe}\p{Pf}"']*\s+|[。！？][\p{Pe}\p{Pf}]*\s*/u;

/** The blocks of one text, and the groups that they form. */
export class Blocks {
  readonly all: readonly Block[];
  /** The blocks of each group, as [first, end) of `all`. */
  readonly groups: readonly (readonly [from: number, to: number])[];
  private readonly groupOf: readonly number[];

  constructor(text: string, paragraphs: readonly Fragment[]) {
    this.all = paragraphs.flatMap((place, at) => blocksOf(text, place, at));
    this.groups = groupsOf(this.all);
    this.groupOf = this.groups.flatMap(([from, to], at) => Array.from({ length: to - from }, () => at));
  }

  /** Index of the block that holds an offset, or of the last one before it (0 where there is none). */
  at(offset: Utf16): number {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.place[0] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** Index of the group that holds an offset. */
  groupAt(offset: Utf16): number {
    return this.groupOf[this.at(offset)] ?? 0;
  }

  /** The blocks that a fragment touches, as [first, end) of `all`. */
  under([start, end]: Fragment): readonly [from: number, to: number] {
    const from = this.at(start);
    return [(this.all[from]?.place[1] ?? 0) > start ? from : from + 1, this.at((end - 1) as Utf16) + 1];
  }
}

function blocksOf(text: string, [start, end]: Fragment, paragraph: number): Block[] {
  const edges: number[] = [start];
  if (end - start > LONGEST) {
    for (let at = cutAfter(text, start, end); at < end; at = cutAfter(text, at, end)) edges.push(at);
  }
  return edges.map((from, i) => ({
    place: fragment(from, edges[i + 1] ?? end),
    paragraph,
    first: i === 0,
    last: i === edges.length - 1,
  }));
}

/** Where a stretch ends that begins at `from`: behind a sentence, else behind a blank, else behind a whole character. */
function cutAfter(text: string, from: number, end: number): number {
  const least = from + STRETCH;
  if (end - least < STRETCH) return end;
  const window = text.slice(least, least + STRETCH);
  const found = SENTENCE_END.exec(window) ?? /\s+/u.exec(window);
  if (found && found.index + found[0].length < window.length) return least + found.index + found[0].length;
  return graphemeStep(text, utf16(least), -1);
}

function groupsOf(blocks: readonly Block[]): (readonly [number, number])[] {
  const groups: (readonly [number, number])[] = [];
  let from = 0;
  for (let at = 1; at <= blocks.length; at += 1) {
    const [begin, next] = [blocks[from]?.place[0] ?? 0, blocks[at]];
    if (next && next.place[1] - begin <= GROUP) continue;
    groups.push([from, at]);
    from = at;
  }
  return groups;
}
