/** Every catalogue of the interface, read as a proof-reader does: a number and its noun agree. */
import { expect, test, vi } from "vitest";

import type { Catalogue, Message } from "./translate.ts";

const english = vi.hoisted(() => new Map<string, Catalogue>());

vi.mock("./translate.ts", async (original) => {
  const own = await original<typeof import("./translate.ts")>();
  return {
    ...own,
    translator: (area: string, catalogue: Catalogue) => {
      english.set(area, catalogue);
      return own.translator(area, catalogue);
    },
  };
});

const modules = import.meta.glob<{ de?: Catalogue }>(
  [
    "../../**/*{essages,Words}.ts",
    "../../**/*{essages,Words}.de.ts",
    "../../pages/progress{,.de}.ts",
    "../../pages/JobLine{.tsx,.de.ts}",
  ],
  { eager: true },
);
const german = new Map(
  Object.entries(modules).flatMap(([path, { de }]) =>
    de
      ? [
          [
            path
              .replace(/^\.\.\/\.\.\//, "")
              .replace(/^\.\.\//, "ui/")
              .replace(/\.de\.ts$/, ""),
            de,
          ] as const,
        ]
      : [],
  ),
);

/** Nouns that are counted; a new one is added here with the first message that counts it. */
const PLURALS = {
  en: /\{(\w+)\} (?:(?!(?:has|in|of|no|the|with|without) )\p{Ll}+ )?(?:accounts|annotators|articles|changes|characters|claims|comments|days|engines|exports|files|hours|imports|items|labels|lines|members|minutes|pages|pairs|passes|passages|paragraphs|patterns|people|pieces|places|points|projects|quotations|rows|seconds|sections|sources|speakers|suggestions|tokens|users|versions|words)\b/gu,
  de: /\{(\w+)\} (?:(?!(?:die|dieselben|hat|mit|ohne) )\p{Ll}+ )?(?:Absätze|Abschnitte|Annotatoren|Behauptungen|Belege|Dateien|Durchgänge|Durchgängen|Kommentare|Minuten|Muster|Personen|Projekte|Punkte|Sekunden|Stellen|Tage|Vorschläge|Vorschlägen|Wörter|Zeilen|Zitate|Änderungen)(?![\p{L}])/gu,
};
/** Values that are never 1: limits of the product, and wholes of which a part is named. */
const NEVER_ONE = new Set([
  "limit",
  "most",
  "needed",
  "from",
  "fewest",
  "characters",
  "total",
  "submitted",
  "labels",
  "high",
]);
/** Messages that are shown for several only. */
const FOR_SEVERAL = new Set([
  "api/noteMessages long_article",
  "pages/import/annotations/messages annotators",
  "pages/import/messages text_long",
  "pages/overview/messages annotators_share",
  "pages/suggestions/messages patterns_more",
]);

const forms = (message: Message): readonly [string, string][] =>
  typeof message === "string" ? [["", message]] : (Object.entries(message) as [string, string][]);

function* messagesOf(
  catalogues: ReadonlyMap<string, Catalogue>,
): Generator<[place: string, form: string, text: string]> {
  for (const [area, catalogue] of catalogues)
    for (const [key, message] of Object.entries(catalogue))
      for (const [form, text] of forms(message)) yield [`${area} ${key}`, form, text];
}

function wronglyCounted(catalogues: ReadonlyMap<string, Catalogue>, plurals: RegExp): readonly string[] {
  return [...messagesOf(catalogues)].flatMap(([place, form, text]) =>
    (FOR_SEVERAL.has(place) ? [] : Array.from(text.matchAll(plurals), ([found, name = ""]) => ({ found, name })))
      // The plural form of a message is the one for this number; the form for one thing has no plural.
      .filter(({ name }) => !(form === "other" && name === "count") && !NEVER_ONE.has(name))
      .map(({ found }) => `${place}: ${found}`),
  );
}

test("the catalogues are all here, in both languages", () => {
  expect(english.size).toBeGreaterThanOrEqual(20);
  expect([...german.keys()].toSorted()).toEqual([...english.keys()].toSorted());
});

test.each([
  ["English", english, PLURALS.en],
  ["German", german, PLURALS.de],
])("no number stands before a plural noun without a form for one, in %s", (_, catalogues, plurals) => {
  expect(wronglyCounted(catalogues, plurals)).toEqual([]);
});

test.each([
  ["English", english],
  ["German", german],
])("a message with forms has one for one thing and one for more, in %s", (_, catalogues) => {
  const wrong = [...catalogues].flatMap(([area, catalogue]) =>
    Object.entries(catalogue).flatMap(([key, message]) =>
      typeof message === "string" || message.one !== undefined ? [] : [`${area} ${key}`],
    ),
  );
  expect(wrong).toEqual([]);
});

test("what a proof-reader would find is found", () => {
  const wrong = new Map<string, Catalogue>([
    [
      "made up",
      {
        plain: "{count} articles",
        twice: { one: "{count} claims", other: "{count} claims in {files} files" },
        right: { one: "a claim", other: "{count} claims" },
        fine: "{count} of at most {limit} characters",
      },
    ],
  ]);
  expect(wronglyCounted(wrong, PLURALS.en)).toEqual([
    "made up plain: {count} articles",
    "made up twice: {count} claims",
    "made up twice: {files} files",
  ]);
});

/** Phrases that were mended once, and their kin: pictures where the field has a word, and words that sound translated. */
const QUAINT = {
  en: /in (?:your|their|someone else's) hands|go together|as they come|are on their way|brought in\b|by itself|by themselves|stands? in for|broke off|what .* (?:is|are) worth|at once\?$|cannot be had|led on\b|knows? of\b|come to its end|leave as it was\b|as they were\b|take it up|own key\b/i,
  de: /in (?:eigener|anderen) H(?:and|änden)|passen nicht zusammen|sind unterwegs|ist nicht zu haben|verleitet|schmeichelt|was .* wert (?:ist|sind)/i,
};

test.each([
  ["English", english, QUAINT.en],
  ["German", german, QUAINT.de],
])("what was quaint once does not come back, in %s", (_, catalogues, quaint) => {
  const found = [...messagesOf(catalogues)]
    .filter(([, , text]) => quaint.test(text))
    .map(([place, , text]) => `${place}: ${text}`);
  expect(found).toEqual([]);
});
