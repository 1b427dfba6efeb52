import { expect, test } from "vitest";

import { inParts, sortFiles } from "../../../src/pages/import/files.ts";
import { outcome } from "../../../src/pages/import/ImportEntry.tsx";
import {
  articleFrom,
  countCodePoints,
  emptyFields,
  firstLine,
  isBlank,
  jsonArticles,
  placeOfNul,
  subjectOf,
  withoutNul,
} from "../../../src/pages/import/paste.ts";
import vectors from "../../vectors/first-lines.json" with { type: "json" };

const file = (name: string, size = 100) => ({ name, size });

test("text and JSON files are sent, whatever the case of their names", () => {
  const names = ["a.txt", "WIRE.TXT", "b.JsonL", "c.md", "D.MARKDOWN", "e.text", "f.ndjson", "g.json"];
  const files = names.map((name) => file(name));
  expect(sortFiles(files, 1000)).toEqual({ send: files, refused: [] });
});

test("a Word file, an empty file and one that is too large are each refused by name and the rest is sent", () => {
  const good = file("a.txt");
  const { send, refused } = sortFiles([file("brief.docx"), good, file("empty.txt", 0), file("huge.jsonl", 1001)], 1000);
  expect(send).toEqual([good]);
  expect(refused).toEqual([
    { name: "brief.docx", reason: "document", bytes: 100 },
    { name: "empty.txt", reason: "empty", bytes: 0 },
    { name: "huge.jsonl", reason: "large", bytes: 1001 },
  ]);
});

test("files of other kinds are told apart before they are sent", () => {
  const names = ["a.PDF", "b.htm", "c.csv", "d.zip", "e.jpeg", "f.ann", "g.odt", "h.xyz", "README", "i.txt.exe"];
  const { refused } = sortFiles(
    names.map((name) => file(name)),
    1000,
  );
  const reasons = [
    "pdf",
    "page",
    "table",
    "archive",
    "picture",
    "annotations",
    "document",
    "suffix",
    "suffix",
    "suffix",
  ];
  expect(refused.map((one) => one.reason)).toEqual(reasons);
});

test("many files, or large ones, are divided into imports that the server takes, none left out, in their order", () => {
  const limits = { upload_files: 500, upload_bytes: 10_000_000 };
  const files = Array.from({ length: 1201 }, (_, index) => file(`${index}.txt`));
  const parts = inParts(files, limits);
  expect(parts.map((part) => part.length)).toEqual([500, 500, 201]);
  expect(parts.flat()).toEqual(files);
  const large = [file("a", 6_000_000), file("b", 6_000_000), file("c", 3_000_000), file("d", 9_999_500)];
  expect(inParts(large, limits).map((part) => part.map((one) => one.name))).toEqual([["a"], ["b", "c"], ["d"]]);
  expect(inParts([], limits)).toEqual([]);
});

test.each(vectors.cases)("the first line of $text is the same here and on the server", ({ text, line }) => {
  expect(firstLine(text)).toBe(line);
});

test.each(vectors.mails)("the subject of $text is the same here and on the server", ({ text, subject }) => {
  expect(subjectOf(text)).toBe(subject);
  if (subject !== "") expect(articleFrom({ ...emptyFields, text }).title).toBe(subject);
});

test("a text of characters that nobody sees is empty", () => {
  for (const text of ["", " \n", "\u200B\u200B\uFEFF\u2060", "\u200C\u200D", "\u2066\u2069", "\u3164"])
    expect(isBlank(text)).toBe(true);
  for (const text of ["a", "\u200B1", "👩\u200D🚒", "."]) expect(isBlank(text)).toBe(false);
});

test("a NUL is named by its line and column and can be removed", () => {
  expect(placeOfNul("one\r\ntwo\u2028th😀\0ree\0")).toEqual({ line: 3, column: 4 });
  expect(placeOfNul("\0")).toEqual({ line: 1, column: 1 });
  expect(placeOfNul("none")).toBeNull();
  expect(withoutNul("a\0b\0")).toBe("ab");
});

test("pasted JSON is recognised by its articles, and text that only begins like it is text", () => {
  const row = { text: "Blom said so." };
  expect(jsonArticles(JSON.stringify(row, null, 2))).toBe(1);
  expect(jsonArticles(`\uFEFF\n ${JSON.stringify([row, row], null, 2)}\n`)).toBe(2);
  expect(jsonArticles(`${JSON.stringify(row)}\n\n${JSON.stringify(row)}\n${JSON.stringify(row)}`)).toBe(3);
  for (const text of [
    "[Updated] The port is closed.",
    "{“So it goes”}, she said.",
    "[]",
    "[1, 2]",
    '{"a": 1}',
    "Blom said so.",
  ]) {
    expect(jsonArticles(text)).toBeNull();
  }
});

test("pasted text is sent as it is, with its first line as the title", () => {
  const text = "\r\n  Dam gates stay shut  \r\nThe ministry said so.\r\n";
  expect(articleFrom({ ...emptyFields, text })).toEqual({ text, title: "Dam gates stay shut" });
});

test("a title one writes wins over the first line, and empty fields are not sent", () => {
  const fields = {
    ...emptyFields,
    text: "First\nSecond",
    title: " Own ",
    url: " https://example.org/a ",
    publisher: "",
  };
  expect(articleFrom(fields)).toEqual({ text: "First\nSecond", title: "Own", url: "https://example.org/a" });
});

test("a first line that never ends is cut between characters, not inside one", () => {
  const { title } = articleFrom({ ...emptyFields, text: "😀".repeat(400) });
  expect(title).toBe("😀".repeat(300));
});

test("characters are counted as the server counts them", () => {
  expect(countCodePoints("a😀é")).toBe(3);
  expect(countCodePoints("e\u0301")).toBe(2);
});

test("each row says what became of it", () => {
  const nothing = { article: null, number: null, title: "", code: null, field: null, message: null, held: null };
  const row = { file: "a.txt", line: 1, record: 1, cleaned: [], warnings: [], ...nothing };
  expect(outcome({ ...row, status: "created", number: 12 })).toBe("Article 12");
  expect(outcome({ ...row, status: "duplicate", number: 5 })).toBe("Same text as article 5");
  expect(outcome({ ...row, status: "invalid", code: "text_empty", message: "The text is empty." })).toBe(
    "The text is empty.",
  );
  expect(outcome({ ...row, status: "invalid", code: "text_empty" })).toBe("text_empty");
  expect(outcome({ ...row, status: "left_out", held: "1" })).toBe("Left out");
  expect(outcome({ ...row, status: "created", number: 3, cleaned: ["title", "url"] })).toBe(
    "Article 3; hidden characters removed from: title, address",
  );
});
