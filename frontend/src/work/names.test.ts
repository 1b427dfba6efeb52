import { expect, test } from "vitest";

import { alike, rankOf, rankOfMention } from "./names.ts";
import { officeOn } from "./speakerNames.ts";
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

test.each(["Zarrif", "zariff", "Zaref", "Mohamad Zarif", "Muhammad Javad"])(
  "%s, written wrongly, is found",
  (query) => {
    const rank = rankOf(zarif, query);
    expect(rank).toBeGreaterThan(0);
    expect(rank).toBeLessThan(4);
    expect(rankOf(named("Nadja Brei"), query)).toBe(0);
  },
);

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

const held = (position: string, from: string | null, to: string | null) => ({ position, organisation: "", from, to });

test.each([
  ["on the day the office began", "2013-08-15", "foreign minister"],
  ["on the day it ended the next one counts", "2021-08-25", "vice-president"],
  ["before the first office nothing is said", "2001-01-01", null],
  ["without a day the newest one is shown", null, "vice-president"],
])("a speaker has the office of the day: %s", (_, day, office) => {
  const roles = [held("vice-president", "2021-08-25", null), held("foreign minister", "2013-08-15", "2021-08-25")];
  expect(officeOn({ ...zarif, roles }, day)).toBe(office);
});

test("an office without dates was held on every day, and gives way to one with dates", () => {
  const always = held("professor", null, null);
  expect(officeOn({ ...zarif, roles: [always] }, "1999-12-31")).toBe("professor");
  const roles = [always, held("foreign minister", "2013-08-15", "2021-08-25")];
  expect(officeOn({ ...zarif, roles }, "2015-01-01")).toBe("foreign minister");
  expect(officeOn({ ...zarif, roles }, "2022-01-01")).toBe("professor");
  expect(officeOn(zarif, "2015-01-01")).toBeNull();
});

test("a likeness of three tenths answers a search, less does not", () => {
  expect(alike("zarif", "zarmno")).toBeCloseTo(0.3, 10);
  expect(rankOf(named("Zarmno"), "zarif")).toBeCloseTo(0.27, 10);
  expect(rankOfMention(named("Zarmno"), "zarif")).toBeCloseTo(0.3, 10);
  expect(rankOf(named("Zab"), "zarif")).toBe(0);
  expect(rankOfMention(named("Zab"), "zarif")).toBe(0);
});

test("words of a text are as like a speaker as the likest of their names", () => {
  const rank = rankOfMention(zarif, "the Iranian foreign ministry");
  expect(rank).toBeGreaterThan(0.6);
  expect(rank).toBeLessThan(1);
});

test("every word counts: one that is meant by no name makes another person", () => {
  expect(rankOfMention(zarif, "Mohammad Ali")).toBeLessThan(2);
  expect(rankOf(zarif, "zarif xyz")).toBeLessThan(3);
  expect(rankOf(zarif, "mj")).toBe(2);
});

test("white space in front of a name is no word of it, and nothing is like nothing", () => {
  expect(alike(" zarif", "zarif")).toBe(1);
  expect(alike("", "")).toBe(0);
});
