import fc from "fast-check";
import { expect, test } from "vitest";

import { utf16 } from "./offsets.ts";
import { lanes, segments } from "./segments.ts";

const LENGTH = 60;
const span = fc
  .tuple(fc.nat(LENGTH - 1), fc.integer({ min: 1, max: 25 }), fc.nat(1e6))
  .map(([start, length, id]) => ({ id, start: utf16(start), end: utf16(Math.min(LENGTH + 10, start + length)) }));
const spans = fc.array(span, { maxLength: 14 });

test("segments cover the paragraph without gap or overlap, and know exactly the spans over them", () => {
  fc.assert(
    fc.property(spans, fc.nat(20), (given, from) => {
      const [start, end] = [utf16(from), utf16(LENGTH)];
      const found = segments(start, end, given);
      expect(found[0]?.start).toBe(start);
      expect(found.at(-1)?.end).toBe(end);
      for (const [i, segment] of found.entries()) {
        expect(segment.start).toBeLessThan(segment.end);
        expect(segment.start).toBe(i === 0 ? start : found[i - 1]?.end);
        for (let at = segment.start as number; at < segment.end; at += 1) {
          const over = given.filter((one) => one.start <= at && at < one.end);
          expect(segment.spans).toEqual(over);
        }
      }
    }),
  );
});

test("there are no more segments than boundaries ask for", () => {
  fc.assert(
    fc.property(spans, (given) => {
      expect(segments(utf16(0), utf16(LENGTH), given).length).toBeLessThanOrEqual(2 * given.length + 1);
    }),
  );
});

test("two spans that overlap never share an underline", () => {
  fc.assert(
    fc.property(spans, (given) => {
      const lane = lanes(given);
      for (const one of given) {
        for (const other of given) {
          if (one === other || one.start >= other.end || other.start >= one.end) continue;
          expect(lane.get(one)).not.toBe(lane.get(other));
        }
      }
    }),
  );
});

const stretch = (start: number, end: number) => ({ start: utf16(start), end: utf16(end) });

test("stretches that follow each other share the lowest lane, and the longer of two lies in it", () => {
  const [short, long, next, last] = [stretch(0, 3), stretch(0, 9), stretch(3, 6), stretch(9, 12)];
  const lane = lanes([last, short, next, long]);
  expect([long, short, next, last].map((one) => lane.get(one))).toEqual([0, 1, 1, 0]);
});

test("an empty span cuts nothing", () => {
  expect(segments(utf16(0), utf16(10), [stretch(4, 4)])).toEqual([{ ...stretch(0, 10), spans: [] }]);
});
