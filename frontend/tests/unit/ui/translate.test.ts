import { afterEach, expect, test } from "vitest";

import {
  formatBytes,
  formatDay,
  formatPercent,
  fromServer,
  speak,
  translator,
} from "../../../src/ui/language/translate.ts";

afterEach(() => speak("en-GB", {}));

const t = translator("here", {
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

test("in German a message, its plural, numbers and days are German, and a missing message stays English", () => {
  speak("de", {
    here: { named: "{name} hat {count}", claims: { one: "eine Behauptung", other: "{count} Behauptungen" } },
  });
  expect(t("named", { name: "Priya", count: 12345 })).toBe("Priya hat 12.345");
  expect([0, 1, 1504].map((count) => t("claims", { count }))).toEqual([
    "0 Behauptungen",
    "eine Behauptung",
    "1.504 Behauptungen",
  ]);
  expect(t("plain")).toBe("Nothing to fill in");
  expect(formatPercent(0.2)).toBe("20\u00a0%");
  expect(formatBytes(4123)).toBe("4,1 kB");
  expect(formatDay("2026-10-03")).toBe("3. Okt. 2026");
});

test("a language with more than two plural forms uses them", () => {
  const own = { one: "{count} teza", few: "{count} tezy", many: "{count} tez", other: "{count} tezy" };
  speak("pl", { here: { claims: own } });
  expect([1, 3, 5].map((count) => t("claims", { count }))).toEqual(["1 teza", "3 tezy", "5 tez"]);
});

test("what the server says is translated by its code, else by its words, else left as it is", () => {
  expect(fromServer("Send at most 9.", "limit")).toBe("Send at most 9.");
  speak("de", { server: { limit: "Zu viel ({message})", True: "Wahr" } });
  expect(fromServer("Send at most 9.", "limit")).toBe("Zu viel (Send at most 9.)");
  expect(fromServer("True")).toBe("Wahr");
  expect(fromServer("True-ish")).toBe("True-ish");
});
