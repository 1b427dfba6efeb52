import fc from "fast-check";
import { expect, test } from "vitest";

import vectors from "../../tests/vectors/offsets.json";
import { OffsetMap, utf16, fragment, exact as cut } from "./offsets.ts";

test.each(vectors.cases)("the browser and the server mean the same characters: $name", ({ text, spans }) => {
  const map = new OffsetMap(text);
  for (const { codepoint, utf16: units, exact } of spans) {
    expect(codepoint.map((offset) => map.toUtf16(offset))).toEqual(units);
    expect(units.map((offset) => map.toCodePoint(utf16(offset)))).toEqual(codepoint);
    expect(text.slice(units[0], units[1])).toBe(exact);
    expect(Array.from(text).slice(codepoint[0], codepoint[1]).join("")).toBe(exact);
  }
});

test("every offset of any text comes back as it went", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const map = new OffsetMap(text);
      const points = Array.from(text);
      for (let at = 0; at <= points.length; at += 1) {
        const units = map.toUtf16(at);
        expect(units).toBe(points.slice(0, at).join("").length);
        expect(map.toCodePoint(units)).toBe(at);
      }
    }),
  );
});

test("an offset inside a surrogate pair counts as the start of its character", () => {
  expect(new OffsetMap("a😀b").toCodePoint(utf16(2))).toBe(1);
});

test("fragments are converted both ways, and cut out", () => {
  const map = new OffsetMap("😀ab😀");
  expect(
    map.fromWire([
      [0, 1],
      [1, 4],
    ]),
  ).toEqual([
    [0, 2],
    [2, 6],
  ]);
  expect(map.toWire([fragment(0, 2), fragment(2, 6)])).toEqual([
    [0, 1],
    [1, 4],
  ]);
  expect(cut("😀ab😀", [fragment(2, 3), fragment(0, 2)])).toEqual(["a", "😀"]);
});
