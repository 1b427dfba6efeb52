import { expect, test } from "vitest";

import { formatBytes, formatPercent, translator } from "../../../src/ui/translate.ts";

const t = translator({
  plain: "Nothing to fill in",
  named: "{name} has {count}",
  claims: { one: "one claim", other: "{count} claims" },
});

test("a message is filled with its values, numbers grouped", () => {
  expect(t("plain")).toBe("Nothing to fill in");
  expect(t("named", { name: "Priya", count: 12345 })).toBe("Priya has 12,345");
});

test("one claim and many claims are said differently", () => {
  expect(t("claims", { count: 1 })).toBe("one claim");
  expect(t("claims", { count: 0 })).toBe("0 claims");
  expect(t("claims", { count: 1504 })).toBe("1,504 claims");
});

test("a value that a message needs and did not get stays visible", () => {
  expect(t("named", { count: 1 })).toBe("{name} has 1");
});

test("a value that looks like a placeholder is not filled again", () => {
  expect(t("named", { name: "{count}", count: 2 })).toBe("{count} has 2");
});

test("sizes are in the unit one would use", () => {
  expect([0, 999, 1000, 4123, 52_428_800].map(formatBytes)).toEqual(["0 B", "999 B", "1 kB", "4.1 kB", "52.4 MB"]);
});

test("shares are whole percent", () => {
  expect(formatPercent(0.2)).toBe("20%");
});
