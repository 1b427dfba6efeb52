/** Marks and signs come and go; the lines of the text stay as they are. */
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/source-serif-4/opsz-italic.css";
import "../styles/slanted.css";
import "../styles/tokens.css";

import { expect, test } from "vitest";
import { render } from "vitest-browser-react";

import { fragment, utf16 } from "../text/offsets.ts";
import { rangesOf } from "../text/selection.ts";
import type { TextRole, VerdictLabel } from "../work/types.ts";
import { Paragraph } from "./Paragraph.tsx";
import type { TextSpan } from "./spans.ts";

const LABEL: VerdictLabel = { id: "l", key: "true", name: "True", digit: 1, color: "true", sign: "✓", comparable: "supported" };
const TEXT =
  "Further ratcheting up tensions, the harbour office said on Friday that the ferry to the island will stop before the winter, " +
  "well ahead of the date that its own council named. The mayor warned that nobody had asked the people who live there, and " +
  "called the plan “hasty” in a letter that the paper has read; the office would not say who wrote the plan or when it ends.";

function span(start: number, end: number, role: TextRole, signs = 0): readonly TextSpan[] {
  const one = { start: utf16(start), end: utf16(end), type: "claim", role, last: role === "content" } as const;
  const labels = signs === 0 ? [null] : Array.from({ length: signs }, () => LABEL);
  return labels.map((label, i) => ({ ...one, owner: `o${start}-${i}`, label }));
}

interface Place {
  readonly word: string;
  readonly left: number;
  readonly top: number;
}

/** Where every word stands. */
async function placesOf(spans: readonly TextSpan[], text = TEXT): Promise<readonly Place[]> {
  await document.fonts.load('19px "Source Serif 4 Variable"', text);
  await document.fonts.load('italic 19px "Source Serif 4 Variable"', text);
  await document.fonts.load('19px "Source Serif 4 Slanted"', text);
  const { container, unmount } = await render(
    <article style={{ width: 560, fontFamily: "var(--serif)" }}>
      <Paragraph text={text} place={fragment(0, text.length)} number={1} kind="body" note="" spans={spans} active={null} />
    </article>,
  );
  const root = container.querySelector("article");
  if (!root) throw new Error("nothing was drawn");
  const words = Array.from(text.matchAll(/\S+/gu), ({ index, 0: word }) => {
    const box = rangesOf(root, fragment(index, index + word.length))[0]?.getBoundingClientRect();
    return { word, left: box?.left ?? Number.NaN, top: box?.top ?? Number.NaN };
  });
  expect(new Set(words.map(({ top }) => top)).size).toBeGreaterThan(3);
  await unmount();
  return words;
}

/** Words that stand elsewhere now: on another line, or further along by what can be seen. */
function moved(before: readonly Place[], after: readonly Place[], by = 0.25): readonly string[] {
  expect(after).toHaveLength(before.length);
  return before
    .filter((one, i) => Math.abs(one.left - (after[i]?.left ?? 0)) > by || Math.abs(one.top - (after[i]?.top ?? 0)) > by)
    .map(({ word }) => word);
}

const ENDS = Array.from(TEXT.matchAll(/\p{L}(?=[\s,;.”])/gu), ({ index }) => index + 1);

test("the sign of a verdict moves no word, wherever a claim ends", async () => {
  for (const end of ENDS.filter((_, i) => i % 3 === 0)) {
    const start = Math.max(0, end - 40);
    expect(moved(await placesOf(span(start, end, "content")), await placesOf(span(start, end, "content", 1)), 0)).toEqual([]);
  }
});

test("nor do the signs of several claims that end together, in lines from right to left as well", async () => {
  const [end = 0] = ENDS.slice(20);
  const unsigned = span(3, end, "content", 3).map((one) => ({ ...one, label: null }));
  expect(moved(await placesOf(unsigned), await placesOf(span(3, end, "content", 3)), 0)).toEqual([]);
  const hebrew = "שר התחבורה אמר ביום שני כי הנמל יישאר סגור עד יום שישי ואיש לא ידע מדוע. ".repeat(6);
  expect(moved(await placesOf(span(10, 70, "content"), hebrew), await placesOf(span(10, 70, "content", 1), hebrew), 0)).toEqual([]);
});

test("a suggestion that becomes a claim moves no word", async () => {
  for (const end of ENDS.filter((_, i) => i % 7 === 0)) {
    const claim = span(Math.max(0, end - 40), end, "content");
    const suggestion = claim.map((one) => ({ ...one, type: "suggestion" as const }));
    expect(moved(await placesOf(suggestion), await placesOf(claim), 0)).toEqual([]);
  }
});

test.each(["source", "cue", "addressee"] as const)("words that become %s stay where they are", async (role) => {
  const plain = await placesOf([]);
  for (const end of ENDS.filter((_, i) => i % 5 === 0)) {
    const start = TEXT.lastIndexOf(" ", end - 12) + 1;
    expect(moved(plain, await placesOf(span(start, end, role)), 2)).toEqual([]);
  }
});

test("tabs and several blanks show as they are, and a blank at the end of a line moves none", async () => {
  const room = async (between: string): Promise<number> => {
    const [port, closed] = await placesOf([], `Port${between}closed. ${TEXT}`);
    return (closed?.left ?? 0) - (port?.left ?? 0);
  };
  const one = await room(" ");
  expect(await room("  ")).toBeGreaterThan(one + 2);
  expect(await room("\t")).toBeGreaterThan(one + 10);
  expect(await room("\t\t")).toBeGreaterThan(await room("\t"));
  expect(moved(await placesOf([]), await placesOf([], `${TEXT}  \t`), 0)).toEqual([]);
});
