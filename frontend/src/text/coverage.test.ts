import fc from "fast-check";
import { expect, test } from "vitest";

import { type Covering, tracesOf, uncovered } from "./coverage.ts";
import { type Fragments, fragment } from "./offsets.ts";
import { Steps } from "./reading/steps.ts";

const look = (text: string, language = "en", apart: Fragments = []) => {
  const steps = new Steps(text, language);
  const traces = tracesOf(text, steps, language, apart);
  const show = (fragments: Fragments): readonly string[] => fragments.map(([start, end]) => text.slice(start, end));
  const at = (piece: string): Fragments => {
    const start = text.indexOf(piece);
    if (start === -1) throw new Error(`the text has no ${piece}`);
    return [fragment(start, start + piece.length)];
  };
  return {
    kinds: traces.map(({ kind }) => kind),
    places: show(traces.map(({ place }) => place)),
    contents: show(traces.map(({ content }) => content)),
    cues: traces.map(({ cue }) => show(cue).join()),
    sources: traces.map(({ source }) => show(source).join()),
    at,
    left: (claims: readonly Partial<Covering>[], dismissed: Fragments = []) =>
      show(
        uncovered(
          traces,
          claims.map((claim) => ({ content: [], source: [], cue: [], ...claim })),
          dismissed,
          steps,
        ).map(({ place }) => place),
      ),
  };
};

test.each([
  [
    "English marks",
    "“We will sail again on Monday,” the office told reporters.",
    "“We will sail again on Monday,”",
    "en",
  ],
  ["straight marks", 'A sign read: "No ferry sails today".', '"No ferry sails today"', "en"],
  ["German marks", "„Wir fahren am Montag wieder“, teilte das Amt mit.", "„Wir fahren am Montag wieder“", "de"],
  ["French marks", "« Nous repartons lundi matin », a dit le port.", "« Nous repartons lundi matin »", "fr"],
  ["inverted guillemets", "»Wir fahren am Montag wieder«, sagte sie.", "»Wir fahren am Montag wieder«", "de"],
  ["single marks around an apostrophe", "‘We don’t sail on Sundays’, it said.", "‘We don’t sail on Sundays’", "en"],
])("a quotation in %s is found whole", (_, text, quotation, language) => {
  const seen = look(text, language);
  expect(seen.kinds).toEqual(["quotation"]);
  expect(seen.places).toEqual([quotation]);
});

test("a quotation never runs on into the next paragraph", () => {
  expect(look("The sign said “no ferry today\nand nobody knew why” it was there.").kinds).not.toContain("quotation");
});

test.each([
  ["a term", "It is the first ship of the “green fleet” in the north."],
  ["a title", "He spoke on “The Steve Harvey Morning Show” and on “Face the Nation”."],
  ["a gloss in brackets", "They are its BFFs (that stands for “best of all possible friends”) now."],
  ["inches and feet", 'A mast of 40" stood beside one of 30" on the pier.'],
])("%s is not asked about", (_, text) => {
  expect(look(text).places).toEqual([]);
});

test.each([
  [
    "after the verb",
    "The office said on Monday that the ferry would sail again.",
    "said",
    "on Monday that the ferry would sail again",
  ],
  ["after “that”", "The office warned that the ferry was late.", "warned", "the ferry was late"],
  ["before the verb", "The ferry will sail again, the harbour office said.", "said", "The ferry will sail again"],
])("what is said is proposed %s", (_, text, cue, content) => {
  const seen = look(text);
  expect(seen.places).toEqual([cue]);
  expect(seen.contents).toEqual([content]);
  expect(seen.cues).toEqual([cue]);
});

test("“according to” brings its source along, wherever it stands", () => {
  const last = look("The ferry will sail again, according to the harbour office.");
  expect(last.contents).toEqual(["The ferry will sail again"]);
  expect(last.sources).toEqual(["the harbour office"]);
  const first = look("According to the harbour office, the ferry will sail again.");
  expect(first.contents).toEqual(["the ferry will sail again"]);
  expect(first.sources).toEqual(["the harbour office"]);
});

test("a reporting verb belongs to the quotation of its sentence", () => {
  const seen = look("“We will sail again on Monday,” the office said. It added that nobody was hurt.");
  expect(seen.kinds).toEqual(["quotation", "cue"]);
  expect(seen.cues).toEqual(["said", "added"]);
});

test("verbs are read in English only", () => {
  expect(look("Das Amt said dass die Fähre wieder fährt.", "de").places).toEqual([]);
});

test("page furniture is left alone", () => {
  const text = "Related: the mayor said that the ferry is late.\nThe office said that it sails again.";
  expect(look(text, "en", [fragment(0, 20)]).contents).toEqual(["it sails again"]);
});

test("what a claim covers is not asked about again", () => {
  const seen = look("“We will sail again on Monday,” the office said. Critics argued that the ferry was too old.");
  expect(seen.left([])).toEqual(["“We will sail again on Monday,”", "argued"]);
  expect(seen.left([{ content: seen.at("We will sail again") }])).toEqual(["argued"]);
  expect(seen.left([{ cue: seen.at("argued") }])).toEqual(["“We will sail again on Monday,”"]);
});

test("a claim without a cue answers for its sentence, one with a cue does not", () => {
  const seen = look("CNN reported that some officials said the threat was high.");
  const threat = { content: seen.at("the threat was high") };
  expect(seen.left([threat])).toEqual([]);
  expect(seen.left([{ ...threat, cue: seen.at("said") }])).toEqual(["reported"]);
});

test("a place marked as no claim is not asked about again, its neighbour is", () => {
  const seen = look("The office said that it rains. The mayor said that it snows.");
  const [first] = seen.at("said");
  expect(first && seen.left([], [first])).toEqual(["said"]);
});

test("whatever the text, every proposal lies in it and is not empty", () => {
  const piece = fc.constantFrom(
    "“",
    "”",
    '"',
    "«",
    "»",
    "‘",
    "’",
    "(",
    ")",
    "\n",
    " ",
    ", ",
    ". ",
    "said ",
    "that ",
    "According to ",
    "the office ",
    "😀 ",
    "won ",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join("");
      for (const { place, content, cue, source } of tracesOf(text, new Steps(text, "en"), "en", [])) {
        for (const [start, end] of [place, content, ...cue, ...source]) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }
    }),
  );
});

test("a place marked as no claim is that very place", () => {
  const seen = look("The office said that it rains.");
  const [[start, end] = fragment(0, 0)] = seen.at("said");
  expect(seen.left([], [fragment(start, end + 1)])).toEqual(["said"]);
  expect(seen.left([], [fragment(start - 1, end)])).toEqual(["said"]);
  expect(seen.left([], [fragment(start, end)])).toEqual([]);
});

test("traces come in the order of the text, a quotation with the first word that reports it", () => {
  const seen = look(
    "Critics argued that the ferry was too old. “We sail,” the office said, and added “we will sail again on Monday.”",
  );
  expect(seen.places[0]).toBe("argued");
  expect(seen.kinds.at(-1)).toBe("quotation");
  expect(seen.cues.at(-1)).toBe("said");
});

test("three quoted words count beside a reporting verb, four without one", () => {
  expect(look("“We sail again,” the office said.").kinds).toEqual(["quotation"]);
  expect(look("A sign read “we sail again” there.").kinds).toEqual([]);
  expect(look("A sign read “we sail again tomorrow” there.").kinds).toEqual(["quotation"]);
  expect(look("“We sail,” the office said.").kinds).not.toContain("quotation");
});

test("a gloss in brackets is left alone, what stands behind brackets is not", () => {
  expect(look("The rule (it reads “no ship may sail today” in full) is old.").kinds).toEqual([]);
  expect(look("The rule (an old one) reads “no ship may sail today” in full.").kinds).toEqual(["quotation"]);
  expect(look("The rule (which reads “no ship may sail today” in full.").kinds).toEqual(["quotation"]);
  expect(look("It reads “no ship may sail today” (in full).").kinds).toEqual(["quotation"]);
});

const kinds = (language: string) => look("The office said that it rains.", language).kinds;

test("English is told by its tag, and taken for granted where there is none", () => {
  for (const language of ["", "en", "EN", "en-GB"]) expect(kinds(language), language).toEqual(["cue"]);
  for (const language of ["de", "xen", "enm"]) expect(kinds(language), language).toEqual([]);
});

test("“according to” without a comma names its source to the end, and what stood before is the content", () => {
  const seen = look("The ferry sails again according to the harbour office.");
  expect(seen.contents).toEqual(["The ferry sails again"]);
  expect(seen.sources).toEqual(["the harbour office"]);
});

test("a sentence in marks that ends with a stop is no title", () => {
  expect(look("The board read “No Ferry Sails Today.” in full.").kinds).toEqual(["quotation"]);
  expect(look("The board read “No Ferry Sails Today” in full.").kinds).toEqual([]);
  expect(look("The board read “No Ferry. Sails Today” in full.").kinds).toEqual([]);
});

test("a quotation is covered by what is marked as said, not by a cue or by the rest of its sentence", () => {
  const seen = look("Some said on Monday “we will sail again soon” in the port.");
  const quotation = "“we will sail again soon”";
  expect(seen.left([{ content: seen.at("on Monday"), cue: seen.at("sail again") }])).toEqual([quotation]);
  expect(seen.left([{ content: seen.at("on Monday") }])).toEqual([quotation]);
});

test("reporting words are covered by a source over them, and by the content of a claim whose cue is elsewhere", () => {
  const seen = look("Critics argued that the ferry was too old.");
  expect(seen.left([{ source: seen.at("argued that") }])).toEqual([]);
  expect(seen.left([{ cue: seen.at("too old"), content: seen.at("Critics argued that") }])).toEqual([]);
});

test("reporting words inside a quotation are quoted, and those of the next sentence report something else", () => {
  const quoted = look("A sign read “the mayor said that it rains” there.");
  expect([quoted.kinds, quoted.cues]).toEqual([["quotation"], [""]]);
  const next = look("He said “we sail again on Monday.” The mayor denied that it rains.");
  expect([next.kinds, next.cues]).toEqual([
    ["quotation", "cue"],
    ["said", "denied"],
  ]);
});

test("only what has a letter counts as a word, and small words make no sentence of a title", () => {
  expect(look("A sign read “we sail 😀 again” there.").kinds).toEqual([]);
  expect(look("He spoke on “The Lord of the Rings Again” today.").kinds).toEqual([]);
});

test("brackets that were closed before do not hold what follows", () => {
  expect(look("(Old) rules (which read “no ship may sail today” in full.").kinds).toEqual(["quotation"]);
});
