import { afterEach, expect, test } from "vitest";

import { catalogues } from "../languages/de.ts";
import { speak } from "../ui/language/translate.ts";
import { noteText, reasonText } from "./said.ts";

afterEach(() => speak("en-GB", {}));

test.each([
  ["clause", { word: "warned" }, "clause after “warned”", "Nebensatz nach „warned“"],
  ["clause", { word: "…" }, "clause after “…”", "Nebensatz nach „…“"],
  [
    "unparsed_quotation_marks",
    {},
    "quotation marks (a very long article: not parsed here)",
    "Anführungszeichen (ein sehr langer Artikel: hier ohne Grammatik)",
  ],
  ["object_of", { word: "accusing" }, "“accusing … of”", "„accusing … of“"],
  ["text", { text: "found by some model" }, "found by some model", "found by some model"],
])("somebody who reads German is told why there is a suggestion: %s", (code, values, english, german) => {
  expect(reasonText({ code, values })).toBe(english);
  speak("de", catalogues);
  expect(reasonText({ code, values })).toBe(german);
});

test("a note within a note is worded in the same language, numbers grouped", () => {
  const why = { code: "external_text_too_long", values: { characters: 60000 } };
  const note = { code: "at_article", values: { number: 7, note: { code: "external_fallback", values: { why } } } };
  expect(noteText(note)).toBe(
    "Article 7: The external engine did not read this article; another one is used instead. The article is longer than 60,000 characters.",
  );
  speak("de", catalogues);
  expect(noteText(note)).toContain("Der Artikel ist länger als 60.000 Zeichen.");
  expect(noteText({ code: "articles_opened", values: { count: 1 } })).toMatch(/^Ein Artikel war/);
});

test("what the server does not say stays empty, and a code of a newer server is shown", () => {
  expect([reasonText(null), noteText(null)]).toEqual(["", ""]);
  expect(reasonText({ code: "hunch", values: {} })).toBe("hunch");
});
