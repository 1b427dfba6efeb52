import { expect, test } from "vitest";

import { sortFiles } from "../../../src/pages/import/files.ts";
import { outcome } from "../../../src/pages/import/ImportEntry.tsx";
import { articleFrom, countCodePoints, emptyFields } from "../../../src/pages/import/paste.ts";

const file = (name: string, size = 100) => ({ name, size });

test("text and JSON Lines files are sent, whatever the case of their names", () => {
  const files = [file("a.txt"), file("WIRE.TXT"), file("b.JsonL")];
  expect(sortFiles(files, 1000)).toEqual({ send: files, refused: [] });
});

test("a Word file, an empty file and one that is too large are each refused by name and the rest is sent", () => {
  const good = file("a.txt");
  const { send, refused } = sortFiles([file("brief.docx"), good, file("empty.txt", 0), file("huge.jsonl", 1001)], 1000);
  expect(send).toEqual([good]);
  expect(refused).toEqual([
    { name: "brief.docx", reason: "suffix", bytes: 100 },
    { name: "empty.txt", reason: "empty", bytes: 0 },
    { name: "huge.jsonl", reason: "large", bytes: 1001 },
  ]);
});

test("files that fit one by one but not together are not sent in part", () => {
  expect(sortFiles([file("a.txt", 600), file("b.txt", 600)], 1000)).toEqual({
    send: [],
    refused: [{ name: null, reason: "sum", bytes: 1200 }],
  });
});

test("pasted text is sent as it is, with its first line as the title", () => {
  const text = "\r\n  Dam gates stay shut  \r\nThe ministry said so.\r\n";
  expect(articleFrom({ ...emptyFields, text })).toEqual({ text, title: "Dam gates stay shut" });
});

test("a title one writes wins over the first line, and empty fields are not sent", () => {
  const fields = { ...emptyFields, text: "First\nSecond", title: " Own ", url: " https://example.org/a ", publisher: "" };
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
  const row = { file: "a.txt", line: 1, article: null, number: null, title: "", code: null, message: null };
  expect(outcome({ ...row, status: "created", number: 12 })).toBe("Article 12");
  expect(outcome({ ...row, status: "duplicate", number: 5 })).toBe("Same text as article 5");
  expect(outcome({ ...row, status: "invalid", code: "text_empty", message: "The text is empty." })).toBe("The text is empty.");
  expect(outcome({ ...row, status: "invalid", code: "text_empty" })).toBe("text_empty");
});
