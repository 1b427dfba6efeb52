/** Flattens overlapping spans of one paragraph into disjoint segments, each of which becomes one element. */

import type { Utf16 } from "./offsets.ts";

export interface Stretch {
  readonly start: Utf16;
  readonly end: Utf16;
}

/** A piece of text between two neighbouring boundaries, and every span that covers it, in the order they were given. */
export interface Segment<Span extends Stretch> {
  readonly start: Utf16;
  readonly end: Utf16;
  readonly spans: readonly Span[];
}

/** Cut [start, end) at every boundary of a span; pieces that no span covers are there too, with an empty list. */
export function segments<Span extends Stretch>(start: Utf16, end: Utf16, spans: readonly Span[]): Segment<Span>[] {
  const inside = spans.filter((span) => span.start < end && span.end > start && span.start < span.end);
  const cuts = new Set<number>([start, end]);
  for (const span of inside) {
    cuts.add(Math.max(span.start, start));
    cuts.add(Math.min(span.end, end));
  }
  const order = [...cuts].toSorted((a, b) => a - b);
  const opening = inside.map((span, index) => ({ span, index })).toSorted((a, b) => a.span.start - b.span.start);
  let open: { span: Span; index: number }[] = [];
  let next = 0;
  const pieces: Segment<Span>[] = [];
  for (let i = 0; i + 1 < order.length; i += 1) {
    const from = order[i] as Utf16;
    const to = order[i + 1] as Utf16;
    open = open.filter(({ span }) => span.end > from);
    for (let entry = opening[next]; entry && entry.span.start <= from; entry = opening[next]) {
      if (entry.span.end > from) open.push(entry);
      next += 1;
    }
    pieces.push({ start: from, end: to, spans: open.toSorted((a, b) => a.index - b.index).map(({ span }) => span) });
  }
  return pieces;
}

/** Give every stretch the lowest lane that is free over its whole length, so that overlapping underlines stack. */
export function lanes<Span extends Stretch>(spans: readonly Span[]): ReadonlyMap<Span, number> {
  const taken: number[] = [];
  const lane = new Map<Span, number>();
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const free = taken.findIndex((end) => end <= span.start);
    const at = free === -1 ? taken.length : free;
    taken[at] = span.end;
    lane.set(span, at);
  }
  return lane;
}
