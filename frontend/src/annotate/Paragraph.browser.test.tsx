import "../styles/tokens.css";

import fc from "fast-check";
import { expect, test } from "vitest";
import { render } from "vitest-browser-react";

import vectors from "../../tests/vectors/offsets.json";
import { type Fragment, fragment, OffsetMap, utf16 } from "../text/offsets.ts";
import { fragmentOfRange, offsetOfPoint, rangesOf } from "../text/selection.ts";
import { paragraphsOf } from "../text/paragraphs.ts";
import type { VerdictLabel } from "../work/types.ts";
import { Paragraph } from "./Paragraph.tsx";
import type { TextSpan } from "./spans.ts";

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

function Article({
  text,
  spans = [],
  active = null,
}: {
  text: string;
  spans?: readonly TextSpan[];
  active?: string | null;
}) {
  return (
    <article style={{ width: 500 }}>
      {paragraphsOf(text).map((place, i) => (
        <Paragraph
          key={place[0]}
          text={text}
          place={place}
          number={i + 1}
          kind="body"
          note=""
          spans={spans.filter((one) => one.start < place[1] && one.end > place[0])}
          active={active}
        />
      ))}
    </article>
  );
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

async function article(text: string, spans: readonly TextSpan[], active: string | null = null): Promise<HTMLElement> {
  const { container } = await render(<Article text={text} spans={spans} active={active} />);
  const root = container.querySelector("article");
  if (!root) throw new Error("nothing was drawn");
  return root;
}

test.each(vectors.cases)("marks neither lose nor add a character: $name", async ({ text }) => {
  const root = await article(text, busy(text));
  expect(root.querySelectorAll("mark").length).toBeGreaterThan(0);
  const shown = Array.from(root.querySelectorAll("p"), (paragraph) => paragraph.textContent);
  expect(shown).toEqual(paragraphsOf(text).map(([start, end]) => text.slice(start, end)));
});

test.each(vectors.cases)(
  "what is selected over marks is what was meant, in code points: $name",
  async ({ text, spans }) => {
    const root = await article(text, busy(text));
    const map = new OffsetMap(text);
    const selection = getSelection();
    for (const { codepoint, exact } of spans) {
      const place: Fragment = [map.toUtf16(codepoint[0] ?? 0), map.toUtf16(codepoint[1] ?? 0)];
      const ranges = rangesOf(root, place);
      const [first, last] = [ranges[0], ranges.at(-1)];
      if (!first || !last || !selection) throw new Error("no range");
      selection.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
      const back = fragmentOfRange(selection.getRangeAt(0), root);
      expect(back).toEqual(place);
      expect(back?.map((offset) => map.toCodePoint(offset))).toEqual(codepoint);
      expect(text.slice(...place)).toBe(exact);
    }
  },
);

test("any selection comes back as it was made", async () => {
  for (const { text } of vectors.cases) {
    const root = await article(text, busy(text));
    const [first] = paragraphsOf(text);
    fc.assert(
      fc.property(fc.nat((first?.[1] ?? 1) - 1), fc.nat(30), (start, length) => {
        const place = fragment(start, Math.min(first?.[1] ?? 0, start + length + 1));
        const [range] = rangesOf(root, place);
        expect(range && fragmentOfRange(range, root)).toEqual(place);
      }),
      { numRuns: 40 },
    );
  }
});

test("a drag that leaves the paragraphs ends at the nearest of them", async () => {
  const text = "First paragraph.\nSecond paragraph.";
  const root = await article(text, []);
  const range = document.createRange();
  range.setStart(root, 0);
  range.setEnd(root, root.childNodes.length);
  expect(fragmentOfRange(range, root)).toEqual([0, text.length]);
  expect(offsetOfPoint(document.body, 0)).toBeNull();
});

test("the verdict's sign and the paragraph's number are drawn, but are no text", async () => {
  const root = await article("The river has dropped by a metre.", [span(4, 15, { label })]);
  const mark = root.querySelector("mark");
  expect(mark?.dataset["sign"]).toBe("✓");
  expect(mark && getComputedStyle(mark, "::after").content).toBe('"✓"');
  expect(root.textContent).toBe("The river has dropped by a metre.");
});

test("a claim inside another has an underline of its own", async () => {
  const root = await article("CNN reported that officials said the threat was high.", [
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
  const root = await article("aaaaa bbb aaaaa bbb bbbbb", spans, "a");
  const lit = Array.from(root.querySelectorAll<HTMLElement>("mark[data-roles]"), (mark) => mark.textContent);
  expect(lit).toEqual(["aaaaa", "aaaaa"]);
});

test("words of two directions stand in the same order with marks as without", async () => {
  const text = "The paper האָרץ said 3 of 5 وزراء agreed on Friday";
  const places = (root: Element): number[] =>
    Array.from({ length: text.length }, (_, i) =>
      Math.round(rangesOf(root, fragment(i, i + 1))[0]?.getBoundingClientRect().left ?? -1),
    );
  const plain = places(await article(text, []));
  const marked = places(await article(text, [span(10, 15), span(21, 33)]));
  expect(marked.map((left, i) => Math.abs(left - (plain[i] ?? 0)) <= 1)).not.toContain(false);
});

test("one more span draws only the paragraph it lies in", async () => {
  const text = Array.from({ length: 40 }, (_, i) => `Paragraph ${i} says that something happened somewhere.`).join(
    "\n",
  );
  const first = [span(0, 9)];
  const { container, rerender } = await render(<Stable text={text} spans={first} />);
  const touched = new Set<Element | null>();
  const observer = new MutationObserver((records) => {
    for (const { target } of records)
      touched.add((target instanceof Element ? target : target.parentElement)?.closest("p") ?? null);
  });
  observer.observe(container, { subtree: true, childList: true, characterData: true, attributes: true });
  const at = text.indexOf("Paragraph 7");
  await rerender(<Stable text={text} spans={[...first, span(at, at + 9)]} />);
  await expect.poll(() => container.querySelectorAll("mark").length).toBe(2);
  observer.disconnect();
  expect(Array.from(touched, (paragraph) => paragraph?.getAttribute("data-number"))).toEqual(["8"]);
});

const none: readonly TextSpan[] = [];

/** As the article pane does it: a paragraph whose spans did not change gets the same list again. */
function Stable({ text, spans }: { text: string; spans: readonly TextSpan[] }) {
  return paragraphsOf(text).map((place, i) => {
    const own = spans.filter((one) => one.start < place[1] && one.end > place[0]);
    return (
      <Paragraph
        key={place[0]}
        text={text}
        place={place}
        number={i + 1}
        kind="body"
        note=""
        spans={own.length > 0 ? remembered(own) : none}
        active={null}
      />
    );
  });
}

const lists = new Map<string, readonly TextSpan[]>();

function remembered(spans: readonly TextSpan[]): readonly TextSpan[] {
  const key = spans.map(({ owner }) => owner).join(" ");
  const list = lists.get(key) ?? spans;
  lists.set(key, list);
  return list;
}
