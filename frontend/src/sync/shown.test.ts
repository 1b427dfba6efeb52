/**
 * Lines that were broken to a width: the screen shows and steps by the paragraphs that the server's engines read.
 * @vitest-environment node
 */
import { expect, test } from "vitest";

import vectors from "../../tests/vectors/shown.json";
import type { Work } from "../api/model.ts";
import { OffsetMap } from "../text/offsets.ts";
import { Steps } from "../text/reading/steps.ts";
import { smallPass } from "../work/testing.ts";
import { newUuid, readWork } from "./wire.ts";

test.each(vectors.cases)("a text is read by its real paragraphs: $name", ({ text, shown, paragraphs }) => {
  const { assignment, project, article } = smallPass().setting;
  const work = { assignment, project, article: { ...article, text, shown }, claims: [], suggestions: [], speakers: [] };
  const { setting } = readWork(new OffsetMap(text), work as unknown as Work, newUuid);
  const steps = new Steps(setting.text, "en");
  expect(steps.paragraphs.map(([start, end]) => setting.text.slice(start, end))).toEqual(paragraphs);
  expect(setting.text).toHaveLength(text.length);
});

test("a sentence goes on over the end of a line", () => {
  const shown = vectors.cases[0]?.shown ?? "";
  const steps = new Steps(shown, "en");
  const [first] = steps.sentences(0);
  expect(shown.slice(...(first ?? [0, 0]))).toMatch(/^Harbour master .* told of it twice\.$/);
});

test("sentences, words and trimming take what stands for the marks of an e-mail for white space", () => {
  const shown = vectors.cases.find(({ name }) => name === "an answer to an answer")?.shown ?? "";
  const steps = new Steps(shown, "en");
  const sentences = steps.paragraphs.flatMap((_, n) => steps.sentences(n).map((place) => shown.slice(...place)));
  expect(sentences).toHaveLength(4);
  for (const own of sentences) expect(own).toMatch(/^[A-Z].*[,.]$/u);
});
