/** Marks and signs come and go; the lines of the text stay as they are. */
import "@fontsource-variable/source-serif-4/opsz.css";
import "@fontsource-variable/source-serif-4/opsz-italic.css";
import "../../styles/slanted.css";
import "../../styles/tokens.css";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useRef } from "react";
import { expect, test } from "vitest";
import { render } from "vitest-browser-react";

import { type Fragments, fragment } from "../../text/offsets.ts";
import { apply, itemsOf } from "../../work/pass.ts";
import * as does from "../../work/transitions.ts";
import type { TextRole } from "../../work/types.ts";
import { ArticlePane } from "./ArticlePane.tsx";
import { DeskContext } from "../desk/context.ts";
import type { Desk } from "../desk/desk.ts";
import { openDesk } from "../testing.ts";

const TEXT =
  "Further ratcheting up tensions, the harbour office said on Friday that the ferry to the island will stop before the winter, " +
  "well ahead of the date that its own council named. The mayor warned that nobody had asked the people who live there, and " +
  "called the plan “hasty” in a letter that the paper has read; the office would not say who wrote the plan or when it ends.";
const HEBREW = "שר התחבורה אמר ביום שני כי הנמל יישאר סגור עד יום שישי ואיש לא ידע מדוע. ".repeat(6);

type Roles = Partial<Record<TextRole, Fragments>>;

/** A desk over a text with a claim for each set of roles, with a verdict or without. */
async function deskWith(text: string, claims: readonly Roles[], signed = false): Promise<Desk> {
  const desk = await openDesk(text);
  let { pass } = desk.state;
  for (const roles of claims) {
    const made = does.create(pass, desk.state.setting, roles.content?.[0] ?? fragment(0, 1));
    for (const claim of made.claims?.values() ?? []) {
      if (!claim) continue;
      const bare = { ...claim, content: [], ...roles };
      pass = apply(pass, {
        claims: new Map([[claim.id, (signed && does.setVerdict(bare, "true")?.claims?.get(claim.id)) || bare]]),
      });
    }
  }
  desk.set({ pass, items: itemsOf(pass, desk.state.setting), active: null });
  return desk;
}

/** Nobody answers here: what is talked about an article is not asked for. */
const offline = new QueryClient({ defaultOptions: { queries: { enabled: false } } });

function Pane({ desk }: { desk: Desk }) {
  const pane = useRef<HTMLElement>(null);
  return (
    <QueryClientProvider client={offline}>
      <DeskContext value={desk}>
        <div style={{ width: 560 }}>
          <ArticlePane pane={pane} />
        </div>
      </DeskContext>
    </QueryClientProvider>
  );
}

interface Place {
  readonly word: string;
  readonly left: number;
  readonly top: number;
}

/** Where every word stands. */
async function placesOf(claims: readonly Roles[], signed = false, text = TEXT): Promise<readonly Place[]> {
  return wordsOf(await deskWith(text, claims, signed));
}

async function wordsOf(desk: Desk): Promise<readonly Place[]> {
  const { text } = desk.state.setting;
  for (const font of [
    '19px "Source Serif 4 Variable"',
    'italic 19px "Source Serif 4 Variable"',
    '19px "Source Serif 4 Slanted"',
  ])
    await document.fonts.load(font, text);
  const { container, unmount } = await render(<Pane desk={desk} />);
  const words = Array.from(container.querySelectorAll("p[data-start]"), wordsIn).flat();
  expect(words.map(({ word }) => word).join(" ")).toBe(text.trim().split(/\s+/u).join(" "));
  expect(new Set(words.map(({ top }) => top)).size).toBeGreaterThan(1);
  await unmount();
  return words;
}

function wordsIn(paragraph: Element): readonly Place[] {
  const nodes: [Text, number][] = [];
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let length = 0;
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    nodes.push([node, length]);
    length += node.length;
  }
  return Array.from(paragraph.textContent.matchAll(/\S+/gu), ({ index, 0: word }) => {
    const [node, base] = nodes.findLast(([, from]) => from <= index) ?? [paragraph as unknown as Text, 0];
    const range = document.createRange();
    range.setStart(node, index - base);
    range.setEnd(node, index - base + 1);
    // What is far out of view has an estimated height: a line counts by its place in its own paragraph.
    const { left, top } = range.getBoundingClientRect();
    return { word, left, top: top - paragraph.getBoundingClientRect().top };
  });
}

/** Words that stand elsewhere now: on another line, or further along by what can be seen. */
function moved(before: readonly Place[], after: readonly Place[], by = 0.25): readonly string[] {
  expect(after).toHaveLength(before.length);
  return before
    .filter(
      (one, i) => Math.abs(one.left - (after[i]?.left ?? 0)) > by || Math.abs(one.top - (after[i]?.top ?? 0)) > by,
    )
    .map(({ word }) => word);
}

const ENDS = Array.from(TEXT.matchAll(/\p{L}(?=[\s,;.”])/gu), ({ index }) => index + 1);
const claimTo = (end: number, role: TextRole = "content", length = 40): Roles => ({
  [role]: [fragment(Math.max(0, end - length), end)],
});

test("the sign of a verdict moves no word, wherever a claim ends", async () => {
  for (const end of ENDS.filter((_, i) => i % 3 === 0))
    expect(moved(await placesOf([claimTo(end)]), await placesOf([claimTo(end)], true), 0)).toEqual([]);
});

test("nor do the signs of several claims that end together, in lines from right to left as well", async () => {
  const [end = 0] = ENDS.slice(20);
  const three = [claimTo(end), claimTo(end, "content", 20), claimTo(end, "content", 9)];
  expect(moved(await placesOf(three), await placesOf(three, true), 0)).toEqual([]);
  const hebrew = [{ content: [fragment(10, 70)] }];
  expect(moved(await placesOf(hebrew, false, HEBREW), await placesOf(hebrew, true, HEBREW), 0)).toEqual([]);
});

test("a suggestion that is accepted moves no word", async () => {
  const desk = await openDesk();
  const { setting, pass } = desk.state;
  const before = await wordsOf(desk);
  for (const suggestion of setting.suggestions.values()) {
    const next = apply(pass, does.accept(pass, setting, suggestion));
    desk.work.set({ pass: next, items: itemsOf(next, setting) });
    expect(moved(before, await wordsOf(desk), 0)).toEqual([]);
  }
});

test.each(["source", "cue", "addressee"] as const)("words that become %s stay where they are", async (role) => {
  const plain = await placesOf([]);
  for (const end of ENDS.filter((_, i) => i % 5 === 0))
    expect(moved(plain, await placesOf([claimTo(end, role, 16)]), 2)).toEqual([]);
});

test("tabs and several blanks show as they are, and a blank at the end of a line moves none", async () => {
  const room = async (between: string): Promise<number> => {
    const [port, closed] = await placesOf([], false, `Port${between}closed. ${TEXT}`);
    return (closed?.left ?? 0) - (port?.left ?? 0);
  };
  const one = await room(" ");
  expect(await room("  ")).toBeGreaterThan(one + 2);
  expect(await room("\t")).toBeGreaterThan(one + 10);
  // What the server puts for the marks of an e-mail at the start of a broken line.
  expect(await room("\uFEFF\uFEFF ")).toBeCloseTo(one, 1);
  expect(await room("\t\t")).toBeGreaterThan(await room("\t"));
  expect(moved(await placesOf([]), await placesOf([], false, `${TEXT}  \t`), 0)).toEqual([]);
});
