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
