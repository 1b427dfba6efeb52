import { expect, test } from "vitest";

import { besides, seen } from "./callout.ts";

const view = { width: 1000, height: 700 };
const size = { width: 300, height: 150 };

test("a callout stands below what it points at, above where there is no room, beside where there is none above", () => {
  expect(besides({ left: 400, top: 100, width: 100, height: 40 }, size, view)).toEqual({ left: 300, top: 152 });
  expect(besides({ left: 400, top: 600, width: 100, height: 40 }, size, view)).toEqual({ left: 300, top: 438 });
  expect(besides({ left: 600, top: 100, width: 300, height: 580 }, size, view)).toEqual({ left: 288, top: 100 });
});

test("a callout never leaves the window, however small it is", () => {
  for (const width of [320, 360, 1000, 2560]) {
    for (const left of [-50, 0, width / 2, width - 10]) {
      const place = besides(
        { left, top: 20, width: 20, height: 20 },
        { width: 296, height: 150 },
        { width, height: 600 },
      );
      expect(place.left).toBeGreaterThanOrEqual(12);
      expect(place.left + 296).toBeLessThanOrEqual(width - 12);
    }
  }
});

test("without anything to point at it stands at the foot", () => {
  expect(besides(null, size, view)).toEqual({ left: 688, top: 538 });
  expect(seen({ left: 0, top: 800, width: 10, height: 10 }, view)).toBeNull();
  expect(seen({ left: -10, top: 690, width: 30, height: 30 }, view)).toEqual({
    left: 0,
    top: 690,
    width: 20,
    height: 10,
  });
});
