import fc from "fast-check";
import { expect, test } from "vitest";

import vectors from "../../tests/vectors/offsets.json";
import { dragEnd, limitsBeside } from "./ends.ts";
import { fragment, OffsetMap } from "./offsets.ts";
import { toGraphemes } from "./snap.ts";

/** The piece stands between the brackets, the bar is where the handle is let go. */
function dragged(marked: string, side: "start" | "end", precise = false): string {
  const order = Array.from(marked.matchAll(/[[\]|]/g), ({ 0: sign, index }, i) => [sign, index - i] as const);
  const at = Object.fromEntries(order) as Record<string, number>;
  const text = marked.replace(/[[\]|]/g, "");
  return text.slice(...dragEnd(text, fragment(at["["] ?? 0, at["]"] ?? 0), side, at["|"] ?? 0, { precise }));
}

test.each([
  [
    "the end goes to the end of the word it is nearer to",
    "end",
    "Iran [intends] to enri|ch uranium",
    "intends to enrich",
  ],
  ["or stays before it", "end", "Iran [intends] to en|rich uranium", "intends to"],
  ["the start goes to the nearest word", "start", "Ir|an [intends] to enrich", "Iran intends"],
  ["a start in white space takes none of it", "start", "Iran | [intends] to", "intends"],
  ["an end in white space takes none of it", "end", "[Iran] intends | to", "Iran intends"],
  [
    "the closing mark comes along when the opening one is inside",
    "end",
    "[“We will sail], he said”| and left",
    "“We will sail, he said”",
  ],
  ["a comma before the closing mark too", "end", "[“We] will sail|,” he said", "“We will sail,”"],
  ["the opening mark comes along when the closing one is inside", "start", "he said “|We [know”] it", "“We know”"],
  ["dragged across the other end one word stays", "end", "Ir|an [intends to] enrich", "intends"],
  ["and so it is for the start", "start", "Iran [intends to] enri|ch", "to"],
] as const)("%s", (_, side, marked, wanted) => {
  expect(dragged(marked, side)).toBe(wanted);
});

test.each([
  ["an end may cut a word", "end", "Iran [intends] to en|rich", "intends to en"],
  ["but a family stays whole", "end", "A [fam]ily 👨‍👩‍👧‍|👦 said", "family 👨‍👩‍👧‍👦"],
  ["and a letter keeps its accent", "start", "Zoe|\u0308 [said]", "e\u0308 said"],
] as const)("without words, %s", (_, side, marked, wanted) => {
  expect(dragged(marked, side, true)).toBe(wanted);
});

test("a source stops where the content begins", () => {
  const text = "The office said it would sail";
  const source = fragment(0, 10);
  const content = [fragment(16, 29)];
  const limits = limitsBeside(text, source, content);
  expect(text.slice(...dragEnd(text, source, "end", 25, { precise: false, limits }))).toBe("The office said");
});

test("wherever an end is dragged, the other stays, the piece is not empty and no cluster is cut", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...vectors.cases),
      fc.nat(),
      fc.nat(),
      fc.constantFrom("start" as const, "end" as const),
      fc.boolean(),
      ({ text, spans }, which, at, side, precise) => {
        const span = spans[which % spans.length]?.codepoint ?? [0, 1];
        const map = new OffsetMap(text);
        const piece = toGraphemes(text, fragment(map.toUtf16(span[0] ?? 0), map.toUtf16(span[1] ?? 1)));
        const moved = dragEnd(text, piece, side, at % (text.length + 1), { precise });
        expect(side === "start" ? moved[1] : moved[0]).toBe(side === "start" ? piece[1] : piece[0]);
        expect(moved[0]).toBeLessThan(moved[1]);
        expect(moved[0]).toBeGreaterThanOrEqual(0);
        expect(moved[1]).toBeLessThanOrEqual(text.length);
        expect(toGraphemes(text, moved)).toEqual(moved);
      },
    ),
    { numRuns: 500 },
  );
});

test("a piece may go as far as its neighbours on both sides, or the ends of the text", () => {
  const text = "x".repeat(40);
  const taken = [fragment(0, 4), fragment(6, 8), fragment(20, 22), fragment(25, 27)];
  expect(limitsBeside(text, fragment(10, 15), taken)).toEqual([8, 20]);
  expect(limitsBeside(text, fragment(8, 20), taken)).toEqual([8, 20]);
  expect(limitsBeside(text, fragment(30, 31), taken)).toEqual([27, 40]);
  expect(limitsBeside(text, fragment(4, 5), taken.slice(1))).toEqual([0, 6]);
  expect(limitsBeside(text, fragment(4, 5), [])).toEqual([0, 40]);
});

test("without words, a quotation mark stays where it is", () => {
  expect(dragged("[“We] know|” it", "end", true)).toBe("“We know");
});
