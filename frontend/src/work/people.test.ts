/** Who speaks in an article: what counts as a name, which office somebody held, and where the text mentions them. */
import { expect, test } from "vitest";

import { fragment } from "../text/offsets.ts";
import { speakersHeard } from "./mentions.ts";
import { behind, office, officeOn } from "./speakerNames.ts";
import { addSpeaker, newSpeaker, speakerFor } from "./speakers.ts";
import { smallPass } from "./testing.ts";
import * as does from "./transitions.ts";
import type { Claim, Speaker } from "./types.ts";
import { isUnnamed } from "./unnamed.ts";

const { pass, setting, outer } = smallPass();
const [claim] = [...(does.accept(pass, setting, outer)?.claims?.values() ?? [])] as [Claim];
const [known] = [...pass.speakers.values()] as [Speaker];

test.each([
  ["Anybody at all", "unspecified", true],
  ["military officials", "person", true],
  ["One Military Official", "person", true],
  ["two Spokeswoman", "person", true],
  ["a farmer", "person", true],
  ["Officials of the Port", "person", false],
  ["Rosa Blom", "person", false],
  ["authorities", "organisation", false],
  ["authorities", "government_body", false],
  ["witnesses", "document", false],
] as const)("“%s” as %s is a description: %s", (name, kind, wanted) => {
  expect(isUnnamed(name, kind)).toBe(wanted);
});

const role = (position: string, from: string | null, to: string | null) => ({ ...office(position), from, to });

test("of several offices the one counts that was held on the day and began last", () => {
  const roles = [
    role("mayor", "2020-01-01", "2024-01-01"),
    role("senator", "2022-01-01", null),
    role("clerk", null, "2020-01-01"),
  ];
  const person = { ...known, roles };
  expect(officeOn(person, "2021-06-01")).toBe("mayor");
  expect(officeOn(person, "2022-01-01")).toBe("senator");
  expect(officeOn(person, "2019-12-31")).toBe("clerk");
  expect(officeOn(person, "2020-01-01")).toBe("mayor");
  expect(officeOn(person, null)).toBe("senator");
  expect(officeOn({ ...known, roles: [] }, null)).toBeNull();
  expect(officeOn({ ...known, roles: roles.slice(0, 1) }, "2024-01-01")).toBeNull();
  expect(office("mayor")).toEqual({ position: "mayor", organisation: "", from: null, to: null });
});

test("the names behind words are told where the words do not say one", () => {
  const other = { ...known, name: "Rosa Blom" };
  expect(behind("the network", [known, other])).toBe("Cable News Network, Rosa Blom");
  expect(behind("ROSA BLOM of the port", [known, other])).toBe("");
});

const guessed = (name: string, id: string | null = null) =>
  speakerFor(pass, setting, { ...outer, speaker: { id, name, kind: "organisation" } as typeof outer.speaker });

test("a suggestion's speaker is the one that is known by its key, name or alias, else a new one", () => {
  expect(speakerFor(pass, setting, { ...outer, speaker: null })).toEqual({ id: null, created: null });
  expect(guessed("Whoever", known.id)).toEqual({ id: known.id, created: null });
  expect(guessed(" cable NEWS network ")).toEqual({ id: known.id, created: null });
  expect(guessed("cnn")).toEqual({ id: known.id, created: null });
  expect(guessed("  ")).toEqual({ id: null, created: null });
  expect(guessed("Port of Kestral", "nobody").created).toMatchObject({
    name: "Port of Kestral",
    anonymous: false,
    article: null,
  });
  const two = { ...known, id: "two", aliases: ["Two", "Second"] };
  const both = { ...pass, speakers: new Map([[two.id, two]]) };
  const found = speakerFor(both, setting, {
    ...outer,
    speaker: { id: null, name: "second", kind: "organisation" } as typeof outer.speaker,
  });
  expect(found).toEqual({ id: "two", created: null });
  const hidden = { ...pass, speakers: new Map([[two.id, { ...two, anonymous: true }]]) };
  expect(
    speakerFor(hidden, setting, {
      ...outer,
      speaker: { id: null, name: "Second", kind: "organisation" } as typeof outer.speaker,
    }).created?.name,
  ).toBe("Second");
});

test("a new speaker is one line of at most 200 characters, with an office where one was given", () => {
  const made = newSpeaker(setting, {
    name: `  ${"x".repeat(201)}`,
    kind: "person",
    anonymous: true,
    descriptor: " a\n clerk ",
    role: " mayor ",
  });
  expect(made).toMatchObject({
    name: "x".repeat(200),
    descriptor: "a clerk",
    country: "",
    wikidata_id: "",
    aliases: [],
    article: setting.article.id,
  });
  expect(made.roles).toEqual([office("mayor")]);
  expect(
    newSpeaker(setting, { name: "x", kind: "person", anonymous: false, descriptor: "", role: "  " }).roles,
  ).toEqual([]);
  expect(addSpeaker(made).speakers?.get(made.id)).toBe(made);
});

const make = (id: string, content: number, source: readonly number[], speakers: readonly string[]): Claim => ({
  ...claim,
  id,
  content: [fragment(content, content + 5)],
  source: source.map((start) => fragment(start, start + 3)),
  speakers: [...speakers],
});

test("speakers are listed as the article lets them speak, each with claims and mentions in the order of the text", () => {
  const other = { ...known, id: "other", name: "Other" };
  const claims = [
    make("c", 60, [80], ["other", known.id]),
    make("a", 30, [20], [known.id]),
    make("b", 40, [], [known.id, "gone"]),
    make("d", 90, [10, 20], [known.id]),
  ];
  const heard = speakersHeard({
    ...pass,
    speakers: new Map([known, other].map((one) => [one.id, one])),
    claims: new Map(claims.map((one) => [one.id, one])),
  });
  expect(heard.map(({ speaker }) => speaker.id)).toEqual([known.id, "other"]);
  expect(heard[0]?.claims.map(({ id }) => id)).toEqual(["d", "a", "b", "c"]);
  expect(heard[0]?.mentions.map(({ place, claim: first }) => [place[0], first.id])).toEqual([
    [10, "d"],
    [20, "d"],
    [80, "c"],
  ]);
  expect(heard[0]?.unmarked.map(({ id }) => id)).toEqual(["b"]);
  expect(heard[1]).toMatchObject({ unmarked: [], claims: [{ id: "c" }] });
});

test("places of a speaker stand in the order of the text, also where claims do not, and a claim may have no words yet", () => {
  const heard = speakersHeard({
    ...pass,
    claims: new Map(
      [make("late", 5, [70], [known.id]), make("early", 30, [40], [known.id])].map((one) => [one.id, one]),
    ),
  });
  expect(heard[0]?.claims.map(({ id }) => id)).toEqual(["late", "early"]);
  expect(heard[0]?.mentions.map(({ place }) => place[0])).toEqual([40, 70]);
  const empty: Claim = { ...make("empty", 0, [], [known.id]), content: [] };
  const blank = speakersHeard({ ...pass, claims: new Map([[empty.id, empty]]) });
  expect(blank[0]?.unmarked).toEqual([empty]);
});

test("a speaker who is named has no description", () => {
  expect(guessed("Port of Kestral").created?.descriptor).toBe("");
});
