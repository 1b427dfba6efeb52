/** A day is the same day everywhere; a moment has the day of the device. */
import { afterEach, expect, test } from "vitest";

import { formatDay, formatDayOf, formatMoment, speak, today } from "./translate.ts";

const own = process.env["TZ"];

function standIn(zone: string): void {
  process.env["TZ"] = zone;
  // The formats of before belong to the zone of before.
  speak("en-GB", {});
}

afterEach(() => {
  if (own === undefined) delete process.env["TZ"];
  else process.env["TZ"] = own;
  speak("en-GB", {});
});

const ZONES = [
  "America/Los_Angeles",
  "UTC",
  "Pacific/Kiritimati",
  "Pacific/Pago_Pago",
  "Asia/Kolkata",
  "America/St_Johns",
];

test.each(ZONES)("a day stays that day in %s", (zone) => {
  standIn(zone);
  expect(formatDay("2026-11-22")).toBe("22 Nov 2026");
  expect(formatDay("2026-01-01")).toBe("1 Jan 2026");
  expect(formatDay("2024-02-29")).toBe("29 Feb 2024");
  expect(formatDay("2026-03-08")).toBe("8 Mar 2026");
  expect(formatDay("1883-11-18")).toBe("18 Nov 1883");
  speak("de", {});
  expect(formatDay("2026-11-22")).toBe("22. Nov. 2026");
});

test.each([
  ["America/Los_Angeles", "21 Nov 2026", "21 Nov 2026, 16:30", "2026-11-21"],
  ["UTC", "22 Nov 2026", "22 Nov 2026, 00:30", "2026-11-22"],
  ["Pacific/Kiritimati", "22 Nov 2026", "22 Nov 2026, 14:30", "2026-11-22"],
])("a moment has the day of the device in %s", (zone, day, moment, here) => {
  standIn(zone);
  expect(formatDayOf("2026-11-22T00:30:00Z")).toBe(day);
  expect(formatMoment("2026-11-22T00:30:00Z")).toBe(moment);
  expect(today(new Date("2026-11-22T00:30:00Z"))).toBe(here);
});

test("what is no day is shown as it is", () => {
  for (const one of ["2026-13-45", "2026", "", "soon"]) expect(formatDay(one)).toBe(one);
});

const sources = import.meta.glob("../../**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true }) as Record<
  string,
  string
>;
const written = Object.entries(sources).filter(([path]) => !/\.test\.tsx?$|schema\.d\.ts$/.test(path));

test("no screen makes a moment of a day, nor a day of a moment", () => {
  const days = /\b(?:\w+\.)*(?:published_on|accessed_at|from_date|to_date|snapshot_on|submitted_on)\b/;
  const wrong = written.flatMap(([path, source]) =>
    [
      ...source.matchAll(new RegExp(`(?:new Date|Date\\.parse|formatMoment|formatDayOf)\\(${days.source}`, "g")),
      ...source.matchAll(/formatDay\((?:\w+\.)*(?!accessed_at)\w+_at\b/g),
      ...source.matchAll(/toLocaleDateString|toISOString\(\)\.slice/g),
      ...(path.endsWith("/translate.ts") ? [] : source.matchAll(/Intl\.DateTimeFormat/g)),
    ].map(([found]) => `${path}: ${found}`),
  );
  expect(written.length).toBeGreaterThan(150);
  expect(wrong).toEqual([]);
});
