import { expect, test } from "vitest";

import { alike, rankOf, rankOfMention } from "./names.ts";
import { newSpeaker } from "./speakers.ts";
import { smallPass } from "./testing.ts";

function named(name: string, aliases: readonly string[] = []) {
  const { setting } = smallPass();
  return { ...newSpeaker(setting, { name, kind: "person", anonymous: false, descriptor: "" }), aliases: [...aliases] };
}

const zarif = named("Mohammad Javad Zarif", ["the Iranian foreign minister"]);

test.each([
  ["from its beginning", "moh", 4],
  ["from the beginning of its words", "zarif moh", 3],
  ["by its initials", "mjz", 2],
  ["from the middle", "avad", 1],
  ["by another name", "the iranian", 4],
])("a name is found %s", (_, query, rank) => {
  expect(rankOf(zarif, query)).toBe(rank);
});

test.each(["Zarrif", "zariff", "Zaref", "Mohamad Zarif", "Muhammad Javad"])("%s, written wrongly, is found", (query) => {
  const rank = rankOf(zarif, query);
  expect(rank).toBeGreaterThan(0);
  expect(rank).toBeLessThan(4);
  expect(rankOf(named("Nadja Brei"), query)).toBe(0);
});

test.each(["Zarif", "Iran’s foreign minister Mohammad Javad Zarif", "the Iranian foreign minister"])(
  "somebody called “%s” in the text is the speaker of that name",
  (mention) => {
    expect(rankOfMention(zarif, mention)).toBe(2);
    expect(rankOfMention(named("Nadja Brei"), mention)).toBeLessThan(1);
  },
);

test("part of a word stands for nobody", () => {
  expect(rankOfMention(named("Helen Brei"), "he")).toBe(0);
  expect(rankOfMention(zarif, "")).toBe(0);
});

test("an accent makes no difference", () => {
  expect(rankOf(named("Zoë Márquez"), "zoe marq")).toBe(4);
});

test("likeness is that of pg_trgm", () => {
  // select similarity('zarrif', 'zarif')
  expect(alike("zarrif", "zarif")).toBeCloseTo(0.625, 3);
});
