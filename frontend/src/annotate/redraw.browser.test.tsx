/** One more span in a long article costs a fraction of drawing the article anew, measured side by side in one run. */
import "../styles/tokens.css";

import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";

import { utf16 } from "../text/offsets.ts";
import { paragraphsOf } from "../text/paragraphs.ts";
import { Paragraph } from "./Paragraph.tsx";
import type { TextSpan } from "./spans.ts";

const PARAGRAPHS = 420;
const SPANS = 2000;
const ROUNDS = 5;
/** Milliseconds, on a machine that does much else. */
const PATIENCE = 120_000;
const BUDGET = 0.35;

const LINE = "The harbour office said on Monday that the ferry would sail again, and critics argued that the quay was too old. ";
const TEXT = Array.from({ length: PARAGRAPHS }, (_, i) => `${i}. ${LINE.repeat(2)}`.trimEnd()).join("\n");
const PLACES = paragraphsOf(TEXT);

type Index = readonly (readonly TextSpan[])[];

function spanIn(paragraph: number, at: number): TextSpan {
  const [from] = PLACES[paragraph] ?? [0];
  const [start, end] = [utf16(from + 5 + ((at * 37) % 150)), utf16(from + 20 + ((at * 37) % 150) + (at % 40))];
  const role = (["content", "source", "cue"] as const)[at % 3] ?? "content";
  return { start, end, owner: `c${at}`, type: "claim", role, last: role === "content", label: null };
}

function Article({ index }: { index: Index }) {
  return PLACES.map((place, i) => (
    <Paragraph key={place[0]} text={TEXT} place={place} number={i + 1} kind="body" note="" spans={index[i] ?? []} active={null} />
  ));
}

test("one more span takes at most 0.35 of the time of drawing every paragraph again", () => {
  const host = document.body.appendChild(document.createElement("article"));
  const root = createRoot(host);
  let index: Index = PLACES.map((_, i) =>
    Array.from({ length: SPANS / PARAGRAPHS + 1 }, (__, k) => k * PARAGRAPHS + i)
      .filter((at) => at < SPANS)
      .map((at) => spanIn(i, at)),
  );
  const draw = (next: Index): number => {
    index = next;
    const began = performance.now();
    flushSync(() => root.render(<Article index={next} />));
    host.getBoundingClientRect();
    return performance.now() - began;
  };
  draw(index);
  expect(host.querySelectorAll("mark").length).toBeGreaterThan(SPANS);
  const [ours, naive]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const at = (round * 41) % 60;
    const added = (paragraph: number): TextSpan => spanIn(paragraph, SPANS + round * 2 + paragraph);
    ours.push(draw(index.with(at, [...(index[at] ?? []), added(at)])));
    naive.push(draw(index.map((spans, i) => (i === at + 1 ? [...spans, added(i)] : [...spans]))));
  }
  root.unmount();
  const [one, all] = [median(ours), median(naive)];
  // The ratio is kept in the report.
  // oxlint-disable-next-line no-console
  console.log(`one more span ${one.toFixed(1)} ms, every paragraph again ${all.toFixed(1)} ms: ${(one / all).toFixed(2)} of it`);
  expect(one / all).toBeLessThanOrEqual(BUDGET);
}, PATIENCE);

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;
}
