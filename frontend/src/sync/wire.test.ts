/**
 * Between the screen and the server: offsets, verdicts in the language of the interface, and what counts as the same.
 * @vitest-environment node
 */
import { expect, test } from "vitest";

import type { ClaimDocument, Work } from "../api/model.ts";
import { OffsetMap } from "../text/offsets.ts";
import { at, smallPass, TEXT } from "../work/testing.ts";
import * as does from "../work/transitions.ts";
import { claimToWire, newUuid, readWork, sameDocument } from "./wire.ts";

const { setting, pass, map, outer, inner } = smallPass();

/** The work as the server leases it: in code points. */
function leased(more: object): Work {
  const { assignment, project, article } = setting;
  return { assignment, project, article, claims: [], suggestions: [], speakers: [], ...more } as unknown as Work;
}

const read = (work: Work) => readWork(new OffsetMap(TEXT), work, newUuid);

test("suggestions and zones are read in the units of the screen", () => {
  const wire = (one: typeof outer) => ({
    ...one,
    content: map.toWire(one.content),
    source: map.toWire(one.source),
    cue: map.toWire(one.cue),
    decision: null,
    claim: null,
  });
  const points = Array.from(TEXT).length;
  const work = leased({ suggestions: [wire(outer), wire(inner)] });
  const { setting: told } = read({
    ...work,
    article: { ...work.article, zones: [{ kind: "body", start: 0, end: points }] },
  } as Work);
  expect([...told.suggestions]).toEqual([
    [outer.id, outer],
    [inner.id, inner],
  ]);
  expect(told.zones).toEqual([{ kind: "body", start: 0, end: TEXT.length }]);
});

test("what was decided on a suggestion is known, and what was taken back is open again", () => {
  const wire = { ...outer, content: [], source: [], cue: [] };
  const { pass: known } = read(
    leased({
      suggestions: [
        { ...wire, id: "accepted", decision: "accepted", claim: "c" },
        { ...wire, id: "rejected", decision: "rejected", claim: null },
        { ...wire, id: "taken back", decision: "undone", claim: null },
        { ...wire, id: "open", decision: null, claim: null },
      ],
    }),
  );
  expect([...known.decisions]).toEqual([
    ["accepted", { as: "accepted", claim: "c" }],
    ["rejected", { as: "rejected", claim: null }],
  ]);
});

test("claims and speakers that the server has are there, with their versions", () => {
  const [claim] = [...(does.create(pass, setting, at("strike")).claims?.values() ?? [])];
  if (!claim) throw new Error("no claim");
  const wire = { ...claimToWire(map, TEXT, claim), version: 4, updated_at: "2026-11-22T10:00:00Z" };
  const speaker = [...pass.speakers.values()][0];
  const { pass: known, versions } = read(leased({ claims: [wire], speakers: [speaker] }));
  expect([...known.claims]).toEqual([[claim.id, claim]]);
  expect([...versions]).toEqual([[claim.id, 4]]);
  expect(known.speakers).toEqual(pass.speakers);
});

test("the rest of a project, and the names of verdicts that nobody translated, come as the server sent them", () => {
  expect(read(leased({})).setting.project).toEqual(setting.project);
});

const compared = (left: object | null, right: object | null) =>
  sameDocument(left as ClaimDocument | null, right as ClaimDocument | null);

test("documents are the same whatever the order of their fields, their versions and the words beside the offsets", () => {
  const document = { id: "c", note: "n", verdict: { label: "true", rationale: "r" }, content: [[1, 2]] };
  const same = { content: [[1, 2]], verdict: { rationale: "r", label: "true" }, note: "n", id: "c" };
  expect(compared(document, { ...same, version: 3, updated_at: "now", exact: { content: ["x"] } })).toBe(true);
  expect(compared(document, { ...same, note: "other" })).toBe(false);
  expect(compared(document, { ...same, verdict: { ...same.verdict, label: "false" } })).toBe(false);
  expect(compared(document, { ...same, content: [[2, 1]] })).toBe(false);
  expect([compared(document, null), compared(null, null)]).toEqual([false, true]);
});

test("every digit of an identifier but the two that say its kind is random", () => {
  const ids = Array.from({ length: 400 }, newUuid);
  for (const place of Array.from({ length: 36 }, (_, index) => index).filter((index) => ids[0]?.[index] !== "-"))
    expect(new Set(ids.map((id) => id[place])).size, `digit ${place}`).toBe(place === 14 ? 1 : place === 19 ? 4 : 16);
});
