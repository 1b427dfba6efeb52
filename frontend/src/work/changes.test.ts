import { expect, test } from "vitest";

import type { ClaimDocument, Evidence } from "../api/model.ts";
import { changesBetween, type Names } from "./changes.ts";
import { blankClaim } from "./claim.ts";

const names: Names = {
  speaker: (id) => `speaker ${id}`,
  claim: (id) => `claim ${id}`,
  verdict: (label) => label.toUpperCase(),
  choice: (_, key) => key.replaceAll("_", " "),
  noSpeaker: "no speaker stated",
  yes: "yes",
  no: "no",
};

const claim: ClaimDocument = {
  ...blankClaim("c", [], "indirect"),
  content: [[0, 5]],
  source: [],
  cue: [],
  addressee: [],
  exact: { content: ["It is"], source: [], cue: [], addressee: [] },
  speakers: ["a"],
};
const evidence: Evidence = {
  url: "https://example.org/report",
  archived_url: "",
  accessed_at: "2026-01-02",
  publisher: "",
  title: "",
  quote: "",
  stance: "supports",
  set_number: 1,
};

test("the making of a claim lists what it began with", () => {
  expect(changesBetween(null, claim, names)).toEqual([
    { field: "content", before: "", after: "It is" },
    { field: "speakers", before: "", after: "speaker a" },
    { field: "directness", before: "", after: "indirect" },
  ]);
});

test("a document that was stored again unchanged has no changes", () => {
  expect(changesBetween(claim, structuredClone(claim), names)).toEqual([]);
});

test.each<[string, Partial<ClaimDocument>, object]>([
  ["another speaker", { speakers: ["b"] }, { field: "speakers", before: "speaker a", after: "speaker b" }],
  [
    "no speaker stated",
    { speakers: [], no_speaker_stated: true },
    { field: "speakers", before: "speaker a", after: "no speaker stated" },
  ],
  ["a parent", { parent: "p", nesting: "span" }, { field: "parent", before: "", after: "claim p" }],
  ["was it said", { was_said: false }, { field: "was_said", before: "", after: "no" }],
  ["a type", { claim_type: "event_property" }, { field: "claim_type", before: "", after: "event property" }],
  ["the same words elsewhere", { content: [[9, 14]] }, { field: "content", before: "It is", after: "It is" }],
])("%s is told with what was there before", (_, fields, change) => {
  expect(changesBetween(claim, { ...claim, ...fields }, names)).toEqual([change]);
});

test("a verdict with reasons and evidence is told piece by piece, and its taking back too", () => {
  const judged = {
    ...claim,
    verdict: { label: "true", rationale: "Seen.", status: "final" as const, evidence: [evidence] },
  };
  expect(changesBetween(claim, judged, names).map(({ field, after }) => [field, after])).toEqual([
    ["verdict", "TRUE"],
    ["rationale", "Seen."],
    ["evidence", "https://example.org/report"],
  ]);
  expect(changesBetween(judged, claim, names).every(({ after }) => after === "")).toBe(true);
  const doubted = {
    ...judged,
    verdict: { ...judged.verdict, evidence: [{ ...evidence, stance: "refutes" as const }] },
  };
  expect(changesBetween(judged, doubted, names).map(({ field }) => field)).toEqual(["evidence"]);
});

test("the taking away of a claim lists what it said", () => {
  expect(changesBetween(claim, null, names)).toEqual([
    { field: "content", before: "It is", after: "" },
    { field: "speakers", before: "speaker a", after: "" },
    { field: "directness", before: "indirect", after: "" },
  ]);
  expect(changesBetween(null, null, names)).toEqual([]);
});

test("several places, speakers and pieces of evidence are listed one after the other", () => {
  const several: ClaimDocument = {
    ...claim,
    content: [
      [0, 5],
      [9, 12],
    ],
    exact: { ...claim.exact, content: ["It is", "so"] },
    speakers: ["a", "b"],
    verdict: {
      label: "true",
      rationale: "",
      status: "final",
      evidence: [evidence, { ...evidence, title: "A table" }],
    },
  };
  expect(changesBetween(claim, several, names).map(({ field, after }) => [field, after])).toEqual([
    ["content", "It is … so"],
    ["speakers", "speaker a, speaker b"],
    ["verdict", "TRUE"],
    ["evidence", "https://example.org/report, A table"],
  ]);
});

test("a claim without speakers has none to tell of until somebody says that none is stated", () => {
  const nobody: ClaimDocument = { ...claim, speakers: [] };
  expect(changesBetween(null, nobody, names).map(({ field }) => field)).not.toContain("speakers");
  expect(changesBetween(nobody, { ...nobody, no_speaker_stated: true }, names)).toEqual([
    { field: "speakers", before: "", after: "no speaker stated" },
  ]);
});

test("a note is told in its own words", () => {
  expect(changesBetween(claim, { ...claim, note: "Seen twice." }, names)).toEqual([
    { field: "note", before: "", after: "Seen twice." },
  ]);
});
