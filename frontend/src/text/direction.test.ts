import { expect, test } from "vitest";

import { directionAt } from "./direction.ts";
import type { Utf16 } from "./offsets.ts";

const at = (text: string, words: string) => directionAt(text, text.indexOf(words) as Utf16);

test("words in Arabic inside an English line are written as the line is", () => {
  const text = "שלום\n12 🪜 The trader said “السوق بيت” — a home.\nالسوق said so";
  expect(at(text, "السوق بيت")).toBe("ltr");
  expect(at(text, "The")).toBe("ltr");
  expect(at(text, "said so")).toBe("rtl");
  expect(at(text, "שלום")).toBe("rtl");
});

test("a line without letters is written from left to right", () => {
  expect(at("12 %\n", "%")).toBe("ltr");
  expect(directionAt("", 0 as Utf16)).toBe("ltr");
});

test("a line ends where the next begins, and the last one with the text", () => {
  expect(directionAt("ש", 0 as Utf16)).toBe("rtl");
  expect(directionAt("ש\nabc", 1 as Utf16)).toBe("rtl");
  expect(directionAt("ש\nabc", 2 as Utf16)).toBe("ltr");
  expect(directionAt("abc\n\nש", 4 as Utf16)).toBe("ltr");
});

test("an empty line above does not hide the letters of a line", () => {
  expect(directionAt("\nש", 0 as Utf16)).toBe("ltr");
  expect(directionAt("\nש", 1 as Utf16)).toBe("rtl");
});
