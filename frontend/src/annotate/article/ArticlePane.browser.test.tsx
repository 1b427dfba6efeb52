/**
 * Random articles with random overlapping claims, drawn by the real article pane: not one offset may be wrong.
 * ONRECORD_PROPERTY_RUNS sets how many.
 */
import "../../styles/tokens.css";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import fc from "fast-check";
import { useRef } from "react";
import { expect, test } from "vitest";
import { render } from "vitest-browser-react";

import vectors from "../../../tests/vectors/offsets.json";
import { intersect, normalise } from "../../text/fragments.ts";
import { type Fragment, type Fragments, fragment, OffsetMap } from "../../text/offsets.ts";
import { paragraphsOf } from "../../text/paragraphs.ts";
import type { Claim } from "../../work/types.ts";
import { ROLES } from "../../work/types.ts";
import { apply, itemsOf } from "../../work/pass.ts";
import * as does from "../../work/transitions.ts";
import { ArticlePane } from "./ArticlePane.tsx";
import { DeskContext } from "../desk/context.ts";
import type { Desk } from "../desk/desk.ts";
import { fragmentOf, offsetOf } from "./shown.ts";
import type { Sheet } from "./sheet.ts";
import { openDesk } from "../testing.ts";

const RUNS = Number(import.meta.env["ONRECORD_PROPERTY_RUNS"] ?? 300);
/** Milliseconds that one article may take on a busy machine. */
const EACH = 3000;

const PIECES = [
  ..."the office said ferry “we will” ‘no’ «oui» (so) 20,000 O’Brien.".split(/(?<= )/),
  " ",
  "\u00a0",
  "\t",
  "\n",
  "\n\n",
  "\u200b",
  "\ufeff",
  "\u200f",
  "-",
  "👨‍👩‍👧‍👦",
  "👩🏽‍🚀",
  "👍🏿",
  "🇩🇪",
  "🇫🇷🇬🇧",
  "1️⃣",
  "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
  "📈",
  "e\u0308",
  "o\u0323\u0302",
  "न\u0940",
  "क्षि",
  "𝔐𝔦𝔫",
  "𠮷野",
  "𐍈",
  "הַשָּׁר אמר ",
  "«قال الوزير» ",
  "وزراء",
  "א",
  "3 ",
  "ộ",
];
const mixture = fc.array(fc.constantFrom(...PIECES), { minLength: 3, maxLength: 60 }).map((pieces) => pieces.join(""));
const vector = fc.constantFrom(...vectors.cases).map(({ text }) => text);
const article = fc
  .oneof(
    vector,
    mixture,
    fc.tuple(vector, mixture, vector).map((parts) => parts.join("\n")),
  )
  .filter((text) => text.trim() !== "");

/** Shares of a text in thousandths: drawn evenly, as numbers with a point would not be. */
const share = fc.noBias(fc.integer({ min: 0, max: 1000 }).map((part) => part / 1000));
const places = (most: number) => fc.array(fc.tuple(share, share), { maxLength: most });
const claims = fc.array(
  fc.record({
    content: places(3).filter(({ length }) => length > 0),
    source: places(2),
    cue: places(2),
    addressee: places(1),
  }),
  { minLength: 1, maxLength: 9 },
);

/** Stretches by shares of the text, from code point to code point; clusters may be cut, as an import may cut them. */
function fragmentsOf(map: OffsetMap, length: number, shares: readonly (readonly [number, number])[]): Fragments {
  return normalise(
    shares.map((pair) => {
      const [a, b] = pair.map((part) => Math.round(part * length)).toSorted((x, y) => x - y) as [number, number];
      return fragment(map.toUtf16(Math.min(a, length - 1)), map.toUtf16(Math.max(b, Math.min(a, length - 1) + 1)));
    }),
  );
}

/** Nobody answers here: what is talked about an article is not asked for. */
const offline = new QueryClient({ defaultOptions: { queries: { enabled: false } } });

function Pane({ desk }: { desk: Desk }) {
  const pane = useRef<HTMLElement>(null);
  return (
    <QueryClientProvider client={offline}>
      <DeskContext value={desk}>
        <ArticlePane key={desk.state.setting.text} pane={pane} />
      </DeskContext>
    </QueryClientProvider>
  );
}

async function deskWith(text: string, wanted: readonly Record<(typeof ROLES)[number], Fragments>[]): Promise<Desk> {
  const desk = await openDesk(text);
  let { pass } = desk.state;
  for (const roles of wanted) {
    const made = does.create(pass, desk.state.setting, roles.content[0] ?? fragment(0, 1));
    const [claim] = [...(made.claims?.values() ?? [])] as Claim[];
    if (claim) pass = apply(pass, { claims: new Map([[claim.id, { ...claim, ...roles }]]) });
  }
  desk.work.set({ pass, items: itemsOf(pass, desk.state.setting) });
  return desk;
}

const tally = { articles: 0, astral: 0, rightToLeft: 0, marks: 0, selections: 0 };

test(
  `${RUNS} random articles: the text stays the text, every mark is its fragment, every selection reads back`,
  async () => {
    const page = await render(<div />);
    await fc.assert(
      fc.asyncProperty(article, claims, fc.nat(), async (text, shares, which) => {
        const map = new OffsetMap(text);
        const letters = Array.from(text);
        const wanted = shares.map((roles) => ({
          content: fragmentsOf(map, letters.length, roles.content),
          source: fragmentsOf(map, letters.length, roles.source),
          cue: fragmentsOf(map, letters.length, roles.cue),
          addressee: fragmentsOf(map, letters.length, roles.addressee),
        }));
        const desk = await deskWith(text, wanted);
        const all = [...desk.state.pass.claims.values()];
        const active = all[which % all.length];
        desk.attention.set({ active: active?.id ?? null });
        await page.rerender(<Pane desk={desk} />);
        const root = page.container.querySelector("article");
        if (!root || !active) throw new Error("nothing was drawn");

        const paragraphs = paragraphsOf(text);
        const shown = Array.from(root.querySelectorAll("[data-start]"), (one) => one.textContent);
        expect(shown).toEqual(paragraphs.map((place) => text.slice(...place)));

        const { sheet } = desk;
        if (!sheet) throw new Error("there is no sheet");
        for (const claim of all) {
          const mine = intersect(normalise(ROLES.flatMap((role) => claim[role])), paragraphs);
          expect(marked(sheet, root, `[data-owners~="${claim.id}"]`)).toEqual(mine);
        }
        for (const role of ROLES)
          expect(marked(sheet, root, `[data-roles~="${role}"]`)).toEqual(
            intersect(normalise(active[role]), paragraphs),
          );

        const asked = all.flatMap((claim) => ROLES.flatMap((role) => claim[role]));
        for (const place of asked.flatMap((one) => intersect([one], paragraphs)))
          readBack(sheet, text, map, letters, place);

        tally.articles += 1;
        tally.astral += letters.length < text.length ? 1 : 0;
        tally.rightToLeft += /[\u0590-\u06ff]/.test(text) ? 1 : 0;
      }),
      { numRuns: RUNS },
    );
    // The count is what one runs this for.
    // oxlint-disable-next-line no-console
    console.log(
      `${tally.articles} articles (${tally.astral} with astral characters, ${tally.rightToLeft} with right-to-left words), ` +
        `${tally.marks} marks, ${tally.selections} selections: 0 wrong offsets`,
    );
    expect(tally.articles).toBeGreaterThanOrEqual(RUNS);
  },
  RUNS * EACH,
);

/** Read the marks that a selector picks, by ranges over their nodes, as stretches of the text. */
function marked(sheet: Sheet, root: HTMLElement, selector: string): Fragments {
  const found = Array.from(root.querySelectorAll(`mark${selector}`), (mark) => {
    const range = document.createRange();
    range.selectNodeContents(mark);
    tally.marks += 1;
    return fragmentOf(sheet, range) ?? fragment(-1, 0);
  });
  return normalise(found);
}

/** Select a stretch both ways round, read it, send it and take it back. */
function readBack(sheet: Sheet, text: string, map: OffsetMap, letters: readonly string[], place: Fragment): void {
  const ranges = sheet.rangesOf(place);
  const [first, last] = [ranges[0], ranges.at(-1)];
  const selection = getSelection();
  if (!first || !last || !selection) throw new Error(`no range for ${place.join("–")}`);
  const [from, to] = [[first.startContainer, first.startOffset] as const, [last.endContainer, last.endOffset] as const];
  for (const [anchor, focus] of [
    [from, to],
    [to, from],
  ] as const) {
    selection.setBaseAndExtent(...anchor, ...focus);
    expect(fragmentOf(sheet, selection.getRangeAt(0))).toEqual(place);
    tally.selections += 1;
  }
  expect([offsetOf(sheet, ...from), offsetOf(sheet, ...to)]).toEqual(place);
  const [[start, end] = [0, 0]] = map.toWire([place]);
  expect(letters.slice(start, end).join("")).toBe(text.slice(...place));
  expect(map.fromWire([[start, end]])).toEqual([place]);
}
