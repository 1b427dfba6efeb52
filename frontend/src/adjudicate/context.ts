/** The words around a claim, with what is marked in them. */
import type { Paragraphs } from "../text/paragraphs.ts";
import type { Claim } from "../work/types.ts";

export interface Piece {
  readonly text: string;
  /** What it is; the last that applies is shown. */
  readonly role: "content" | "source" | "cue" | "addressee" | null;
  /** Whether it is content that not everybody marked. */
  readonly only: boolean;
}

/** A stretch of the text, and which layers mark it as content: the places of people, and `gold`. */
export interface Marking {
  readonly text: string;
  readonly people: readonly number[];
  readonly gold: boolean;
}

/** Cut a paragraph at the ends of everything that is marked in it. */
export function layersIn(
  text: string,
  [from, to]: Paragraphs["paragraphs"][number],
  sides: readonly { readonly claim: Claim; readonly pass: number }[],
  gold: readonly Claim[],
): readonly Marking[] {
  const every = [...sides.map(({ claim }) => claim), ...gold];
  const cuts = new Set<number>([from, to]);
  for (const { content } of every)
    for (const [start, end] of content) for (const at of [start, end]) if (at > from && at < to) cuts.add(at);
  const ends = [...cuts].toSorted((a, b) => a - b);
  return ends.slice(0, -1).map((start, at) => {
    const end = ends[at + 1] ?? to;
    const holds = ({ content }: Claim): boolean => content.some(([a, b]) => a <= start && end <= b);
    const people = new Set(sides.filter(({ claim }) => holds(claim)).map(({ pass }) => pass));
    return { text: text.slice(start, end), people: [...people].toSorted((a, b) => a - b), gold: gold.some(holds) };
  });
}

const AROUND = 140;

/** Cut the paragraphs of a claim out of the text, shortened around it, in pieces of one role each. */
export function around(
  text: string,
  claim: Claim,
  shared: readonly Claim[],
  paragraphs: Paragraphs["paragraphs"],
): readonly Piece[] {
  const places = (["content", "source", "cue", "addressee"] as const).flatMap((role) =>
    claim[role].map((place) => ({ role, place })),
  );
  const low = Math.min(...places.map(({ place }) => place[0]));
  const high = Math.max(...places.map(({ place }) => place[1]));
  const first = paragraphs.find(([start, end]) => start <= low && low < end);
  const last = paragraphs.find(([start, end]) => start < high && high <= end);
  const from = Math.max(first?.[0] ?? 0, low - AROUND);
  const to = Math.min(last?.[1] ?? text.length, high + AROUND);
  const cuts = new Set<number>([from, to]);
  for (const one of [claim, ...shared])
    for (const role of ["content", "source", "cue", "addressee"] as const)
      for (const [start, end] of one[role]) for (const at of [start, end]) if (at > from && at < to) cuts.add(at);
  const ends = [...cuts].toSorted((a, b) => a - b);
  const pieces = ends.slice(0, -1).map((start, at): Piece => {
    const end = ends[at + 1] ?? to;
    const inside = (one: Claim, role: (typeof places)[number]["role"]): boolean =>
      one[role].some(([a, b]) => a <= start && end <= b);
    const role = (["source", "cue", "addressee", "content"] as const).find((name) => inside(claim, name)) ?? null;
    const only = role === "content" && shared.some((other) => !inside(other, "content"));
    return { text: text.slice(start, end), role, only };
  });
  const dots = { text: "…", role: null, only: false } as const;
  return [...(from > (first?.[0] ?? 0) ? [dots] : []), ...pieces, ...(to < (last?.[1] ?? to) ? [dots] : [])];
}
