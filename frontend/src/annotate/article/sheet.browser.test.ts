import "../../styles/tokens.css";

import fc from "fast-check";
import { expect, test } from "vitest";

import vectors from "../../../tests/vectors/offsets.json";
import { Blocks } from "../../text/blocks.ts";
import { type Fragment, fragment, OffsetMap, utf16 } from "../../text/offsets.ts";
import { paragraphsOf } from "../../text/paragraphs.ts";
import type { VerdictLabel } from "../../work/types.ts";
import { drawLater } from "./idle.ts";
import { fragmentOf, offsetOf } from "./shown.ts";
import { Sheet } from "./sheet.ts";
import type { SpanIndex, TextSpan } from "../desk/spans.ts";

const label: VerdictLabel = {
  id: "l",
  key: "true",
  name: "True",
  digit: 1,
  color: "true",
  sign: "✓",
  comparable: "supported",
};

function span(start: number, end: number, more: Partial<TextSpan> = {}): TextSpan {
  return {
    start: utf16(start),
    end: utf16(end),
    owner: `owner ${start} ${end}`.replaceAll(" ", "-"),
    type: "claim",
    role: "content",
    last: true,
    label: null,
    ...more,
  };
}

let sheet: Sheet;

/** Draw a text with spans; gives the element it stands in. */
function article(text: string, spans: readonly TextSpan[], active: string | null = null): HTMLElement {
  const blocks = new Blocks(text, paragraphsOf(text));
  const host = document.createElement("article");
  host.style.width = "500px";
  document.body.replaceChildren(host);
  sheet = new Sheet({ host, text, blocks, look: () => ({ kind: "body", note: "" }) });
  sheet.draw(indexOf(blocks, spans), active);
  return host;
}

function indexOf(blocks: Blocks, spans: readonly TextSpan[], before: SpanIndex = []): SpanIndex {
  return blocks.all.map(({ place }, at) => {
    const own = spans.filter((one) => one.start < place[1] && one.end > place[0]);
    const known = before[at];
    return known && known.length === own.length ? known : own;
  });
}

/** Spans all over a text, overlapping, so that the text is cut into many nodes. */
function busy(text: string): TextSpan[] {
  const step = Math.max(2, Math.floor(text.length / 7));
  const roles = ["content", "source", "cue", "content"] as const;
  return Array.from({ length: 10 }, (_, i) => {
    const start = Math.min((i * step) >> 1, text.length - 1);
    return span(start, Math.min(text.length, start + step), {
      role: roles[i % 4] ?? "content",
      label: i % 2 === 0 ? label : null,
    });
  });
}

test.each(vectors.cases)("marks neither lose nor add a character: $name", async ({ text }) => {
  const root = article(text, busy(text));
  expect(root.querySelectorAll("mark").length).toBeGreaterThan(0);
  const shown = Array.from(root.querySelectorAll("p"), (paragraph) => paragraph.textContent);
  expect(shown).toEqual(paragraphsOf(text).map(([start, end]) => text.slice(start, end)));
});

test.each(vectors.cases)(
  "what is selected over marks is what was meant, in code points: $name",
  async ({ text, spans }) => {
    article(text, busy(text));
    const map = new OffsetMap(text);
    const selection = getSelection();
    for (const { codepoint, exact } of spans) {
      const place: Fragment = [map.toUtf16(codepoint[0] ?? 0), map.toUtf16(codepoint[1] ?? 0)];
      const ranges = sheet.rangesOf(place);
      const [first, last] = [ranges[0], ranges.at(-1)];
      if (!first || !last || !selection) throw new Error("no range");
      selection.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
      const back = fragmentOf(sheet, selection.getRangeAt(0));
      expect(back).toEqual(place);
      expect(back?.map((offset) => map.toCodePoint(offset))).toEqual(codepoint);
      expect(text.slice(...place)).toBe(exact);
    }
  },
);

test("any selection comes back as it was made", async () => {
  for (const { text } of vectors.cases) {
    article(text, busy(text));
    const [first] = paragraphsOf(text);
    fc.assert(
      fc.property(fc.nat((first?.[1] ?? 1) - 1), fc.nat(30), (start, length) => {
        const place = fragment(start, Math.min(first?.[1] ?? 0, start + length + 1));
        const [range] = sheet.rangesOf(place);
        expect(range && fragmentOf(sheet, range)).toEqual(place);
      }),
      { numRuns: 40 },
    );
  }
});

test("a drag that leaves the paragraphs ends at the nearest of them", async () => {
  const text = "First paragraph.\nSecond paragraph.";
  const root = article(text, []);
  const range = document.createRange();
  range.setStart(root, 0);
  range.setEnd(root, root.childNodes.length);
  expect(fragmentOf(sheet, range)).toEqual([0, text.length]);
  expect(offsetOf(sheet, document.body, 0)).toBeNull();
});

test("the verdict's sign and the paragraph's number are drawn, but are no text", async () => {
  const root = article("The river has dropped by a metre.", [span(4, 15, { label })]);
  const mark = root.querySelector("mark");
  expect(mark?.dataset["sign"]).toBe("✓");
  expect(mark && getComputedStyle(mark, "::after").content).toBe('"✓"');
  expect(root.textContent).toBe("The river has dropped by a metre.");
});

test("a claim inside another has an underline of its own", async () => {
  const root = article("CNN reported that officials said the threat was high.", [
    span(18, 52),
    span(33, 52, { type: "suggestion" }),
  ]);
  const [outer, inner] = Array.from(root.querySelectorAll("mark"));
  expect(outer && getComputedStyle(outer).textDecorationStyle).toBe("solid");
  expect(outer?.style.backgroundImage).toBe("");
  expect(inner?.style.backgroundImage).toContain("repeating-linear-gradient");
  expect(inner?.dataset["owners"]?.split(" ")).toEqual(["owner-33-52", "owner-18-52"]);
});

test("only what belongs to the active claim stands out, in all its fragments", async () => {
  const spans = [span(0, 5, { owner: "a", last: false }), span(10, 15, { owner: "a" }), span(20, 25, { owner: "b" })];
  const root = article("aaaaa bbb aaaaa bbb bbbbb", spans, "a");
  const lit = Array.from(root.querySelectorAll<HTMLElement>("mark[data-roles]"), (mark) => mark.textContent);
  expect(lit).toEqual(["aaaaa", "aaaaa"]);
});

test("words of two directions stand in the same order with marks as without", async () => {
  const text = "The paper האָרץ said 3 of 5 وزراء agreed on Friday";
  const places = (): number[] =>
    Array.from({ length: text.length }, (_, i) =>
      Math.round(sheet.rangesOf(fragment(i, i + 1))[0]?.getBoundingClientRect().left ?? -1),
    );
  article(text, []);
  const plain = places();
  article(text, [span(10, 15), span(21, 33)]);
  const marked = places();
  expect(marked.map((left, i) => Math.abs(left - (plain[i] ?? 0)) <= 1)).not.toContain(false);
});

test("all text stands at once with the marks of the first screen, and the others when they are asked for or somebody has time", async () => {
  const text = Array.from({ length: 400 }, (_, i) => `Paragraph ${i} says that something happened somewhere.`).join(
    "\n",
  );
  const spans = Array.from(text.matchAll(/something/g), ({ index }, i) =>
    span(index, index + 9, { owner: `claim-${i}` }),
  );
  const root = article(text, spans, "claim-399");
  expect(root.querySelectorAll("p")).toHaveLength(400);
  expect(Array.from(root.querySelectorAll("p"), ({ textContent }) => textContent).join("\n")).toBe(text);
  const marked = (): number => root.querySelectorAll("mark").length;
  const first = marked();
  expect(first).toBeGreaterThan(100);
  expect(first).toBeLessThan(200);
  expect(sheet.marksOf("claim-399")).toHaveLength(1);
  expect(marked(), "what is active is marked wherever it stands").toBe(first);
  expect(sheet.marksOf("claim-300")).toHaveLength(1);
  expect(marked()).toBe(first + 1);
  const stop = drawLater(sheet);
  await expect.poll(marked).toBe(400);
  stop();
});

test("one more span draws only the block it lies in, and another active claim only its marks", () => {
  const text = Array.from({ length: 40 }, (_, i) => `Paragraph ${i} says that something happened somewhere.`).join(
    "\n",
  );
  const first = [span(0, 9, { owner: "first" })];
  const root = article(text, first);
  const observer = new MutationObserver(() => undefined);
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  const at = text.indexOf("Paragraph 7");
  const blocks = new Blocks(text, paragraphsOf(text));
  const before = indexOf(blocks, first, []);
  sheet.draw(before, null);
  observer.takeRecords();
  sheet.draw(indexOf(blocks, [...first, span(at, at + 9)], before), null);
  expect(root.querySelectorAll("mark").length).toBe(2);
  const touched = observer
    .takeRecords()
    .map(({ target }) => (target as Element).closest("p")?.getAttribute("data-number"));
  expect([...new Set(touched)]).toEqual(["8"]);
  sheet.draw(before, "first");
  observer.takeRecords();
  sheet.draw(before, null);
  const relit = observer.takeRecords();
  expect(relit.map(({ type }) => type)).not.toContain("childList");
  expect([...new Set(relit.map(({ target }) => target))]).toEqual([root.querySelector("mark")]);
});
