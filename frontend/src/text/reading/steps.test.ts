import { expect, test } from "vitest";

import { type Fragment, utf16 } from "../offsets.ts";
import { graphemeStep } from "../graphemes.ts";
import { Steps } from "./steps.ts";

const texts = (text: string, pieces: readonly Fragment[]): string[] =>
  pieces.map(([start, end]) => text.slice(start, end));

function sentences(text: string, language = "en"): string[] {
  return texts(text, new Steps(text, language).sentences(0));
}

test("a sentence does not end at an abbreviation", () => {
  expect(sentences("Gen. Qassem Soleimani was killed. Mr. Smith said the U.S. forces left. J. Doe agreed.")).toEqual([
    "Gen. Qassem Soleimani was killed.",
    "Mr. Smith said the U.S. forces left.",
    "J. Doe agreed.",
  ]);
});

test("a sentence takes its closing quotation mark along", () => {
  expect(sentences("He warned of a “trap.” And he left. “We know,” she said.")).toEqual([
    "He warned of a “trap.”",
    "And he left.",
    "“We know,” she said.",
  ]);
});

test("a question inside a sentence that goes on in lower case does not end it", () => {
  expect(sentences("“Why now?” asked the minister. Nobody knew.")).toEqual([
    "“Why now?” asked the minister.",
    "Nobody knew.",
  ]);
});

test("paragraphs are the lines with something on them", () => {
  const text = "One.\n\n  \nTwo 😀.\nThree.";
  const steps = new Steps(text, "en");
  expect(texts(text, steps.paragraphs)).toEqual(["One.", "Two 😀.", "Three."]);
  expect(steps.paragraphAt(utf16(text.indexOf("Two")))).toBe(1);
  expect(steps.paragraphAt(utf16(text.length))).toBe(2);
});

test("clause stops stand at punctuation, at quotation marks and around “that”", () => {
  const text = "And he warned that - - any attack would “backfire badly” on 20,000 people, officials said.";
  expect(texts(text, new Steps(text, "en").clauses(0))).toEqual([
    "And he warned",
    "that",
    "any attack would",
    "backfire badly",
    "on 20,000 people",
    "officials said.",
  ]);
});

test("words of scripts without spaces and with combining marks are found", () => {
  const thai = "รัฐมนตรีกล่าวว่า";
  expect(new Steps(thai, "th").words(0).length).toBeGreaterThan(1);
  const hindi = "मंत्री ने कहा";
  expect(texts(hindi, new Steps(hindi, "hi").words(0))).toEqual(["मंत्री", "ने", "कहा"]);
});

test("stepping over the end of a paragraph goes on in the next", () => {
  const text = "One two.\nThree four.";
  const steps = new Steps(text, "en");
  const at = (word: string) => utf16(text.indexOf(word));
  expect(texts(text, [steps.find("words", at("two"), 1) ?? [utf16(0), utf16(0)]])).toEqual(["Three"]);
  expect(texts(text, [steps.find("words", at("Three"), -1) ?? [utf16(0), utf16(0)]])).toEqual(["two"]);
  expect(steps.find("words", at("four"), 1)).toBeNull();
  expect(steps.find("words", at("One"), -1)).toBeNull();
});

test("a language tag nobody knows does not break the reading", () => {
  expect(new Steps("One. Two.", "x-klingon_!").sentences(0)).toHaveLength(2);
});

test("a character step passes a whole family", () => {
  const text = "a👨‍👩‍👧‍👦b";
  expect(graphemeStep(text, utf16(1), 1)).toBe(text.length - 1);
  expect(graphemeStep(text, utf16(text.length - 1), -1)).toBe(1);
});

test("stepping goes on across empty ends, and stops at the last", () => {
  const text = "One two.\n—\nThree four.";
  const steps = new Steps(text, "en");
  const word = (offset: number, step: -1 | 0 | 1) =>
    texts(
      text,
      [steps.find("words", utf16(offset), step)].filter((one) => one !== null),
    );
  expect(word(5, 1)).toEqual(["Three"]);
  expect(word(11, -1)).toEqual(["two"]);
  expect(word(0, -1)).toEqual([]);
  expect(word(text.length, 1)).toEqual([]);
  expect(word(text.length, 0)).toEqual(["four"]);
  expect(word(3, 0)).toEqual(["two"]);
  expect(word(9, 0)).toEqual(["Three"]);
  expect(word(3, -1)).toEqual(["One"]);
  expect(word(4, 1)).toEqual(["Three"]);
  expect(word(0, 1)).toEqual(["two"]);
});

test("clauses of the second paragraph and the second sentence are found in their places", () => {
  const text = "Rain, then snow.\nThe port closed, he said. The ferry, too, sailed.";
  expect(texts(text, new Steps(text, "en").clauses(1))).toEqual([
    "The port closed",
    "he said.",
    "The ferry",
    "too",
    "sailed.",
  ]);
  expect(new Steps(text, "en").clauses(7)).toEqual([]);
});

test.each(["x", "1en", "en-", "en-GB-oxendict", "en_GB", "de-DE-x-y", "abcd", " de"])(
  "the language %j breaks nothing",
  (language) => {
    expect(sentences("It rains. It snows.", language)).toEqual(["It rains.", "It snows."]);
  },
);

test.each([
  ["en", ['He said "It rains."', '"It snows," she said.', '"So it does."', "He left."]],
  ["en", ['"It rains."', "He left.", '"It snows."']],
  ["fr", ["Il lit « Il pleut. »", "Puis il part."]],
  ["fr", ["«Il pleut.»", "«Il neige.»", "Il part."]],
  ["de", ["„Es regnet.“", "„Es schneit.“", "Er ging."]],
  ["de", ["»Es regnet.«", "»Es schneit.«", "Er ging."]],
  ["de", ["‚Es regnet.‘", "‚Es schneit.‘", "Er ging."]],
  ["en", ["Well-known Lt.-Gen. Smith left."]],
  ["en", ["The U.S. Army left.", "It rains."]],
  ["en", ["See No. 5 for more.", "See no.", "Five is odd."]],
  ["en", ["1. It rains.", "It snows."]],
  ["en", ["It rains 🎉", "It snows. 🎉", "The end."]],
  ["en", ["🎉 It rains.", "🎉 It snows."]],
  ["en", ["J. Smith met K. Jones.", "So did I.", "They left."]],
])("sentences in %s end where their marks close: %j", (language, wanted) => {
  expect(sentences(wanted.join(" "), language)).toEqual(wanted);
});

test("what was cut once is kept, for each kind and paragraph by itself", () => {
  const text = "One two three.\nFour, five six seven.";
  const steps = new Steps(text, "en");
  expect(texts(text, steps.sentences(0))).toEqual(["One two three."]);
  expect(texts(text, steps.sentences(1))).toEqual(["Four, five six seven."]);
  expect(texts(text, steps.clauses(0))).toEqual(["One two three."]);
  expect(texts(text, steps.clauses(1))).toEqual(["Four", "five six seven."]);
  expect(texts(text, steps.words(0))).toEqual(["One", "two", "three"]);
  expect(steps.words(0)).toBe(steps.words(0));
  const word = (offset: number, step: -1 | 0) => {
    const found = steps.find("words", utf16(offset), step);
    return found && texts(text, [found]);
  };
  expect(word(text.indexOf("Four"), -1)).toEqual(["three"]);
  expect(word(text.length, 0)).toEqual(["seven"]);
});

test.each(["el", "el-GR", "el-Grek-GR"])("Greek asks with a semicolon, whatever its tag adds: %s", (language) => {
  expect(sentences("Τι είναι; Ναι είναι.", language)).toEqual(["Τι είναι;", "Ναι είναι."]);
});

test("a comma between letters is no stop, one in front of a letter alone is", () => {
  const text = "Rain,snow and hail fell ,he said.";
  expect(texts(text, new Steps(text, "en").clauses(0))).toEqual(["Rain,snow and hail fell", "he said."]);
});

test("a character step backwards passes one character, however many stand before it", () => {
  expect(graphemeStep("abcd", utf16(4), -1)).toBe(3);
});
