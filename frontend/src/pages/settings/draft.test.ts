import { expect, test } from "vitest";

import type { Project } from "../../api/model.ts";
import { changesOf, draftOf, peopleOf, problemsOf } from "./draft.ts";

const project = {
  name: "Desk",
  language: "en",
  annotators_per_article: 2,
  overlap_share: 0.333,
  blind: true,
  engine: "rules",
  control_share: 0,
  accept_all_score: 0.9,
  claim_types: ["numerical", "other"],
  quotes_in_content: true,
  verdict_required: false,
  required_fields: [] as Project["required_fields"],
} as Project;

test("what nobody touched is not sent, however its number is written", () => {
  const draft = draftOf(project);
  expect(draft.overlap_share).toBe("33.3");
  expect(changesOf(project, draft)).toEqual({});
  expect(problemsOf(draft)).toEqual({});
});

test("what was changed is sent as the server takes it", () => {
  const draft = {
    ...draftOf(project),
    name: " New desk ",
    annotators_per_article: "3",
    overlap_share: "50",
    accept_all_score: "72.5",
    claim_types: ["other"],
    verdict_required: true,
    required_fields: ["cue" as const],
  };
  expect(changesOf(project, draft)).toEqual({
    name: "New desk",
    annotators_per_article: 3,
    overlap_share: 0.5,
    accept_all_score: 0.725,
    claim_types: ["other"],
    verdict_required: true,
    required_fields: ["cue"],
  });
});

test("accepting all at once is turned off as null, and on again with the usual score", () => {
  expect(changesOf(project, { ...draftOf(project), accept_all: false, accept_all_score: "" })).toEqual({
    accept_all_score: null,
  });
  const off = { ...project, accept_all_score: null };
  expect(draftOf(off)).toMatchObject({ accept_all: false, accept_all_score: "90" });
  expect(changesOf(off, { ...draftOf(off), accept_all_score: "80" })).toEqual({});
  expect(changesOf(off, { ...draftOf(off), accept_all: true })).toEqual({ accept_all_score: 0.9 });
});

test.each([
  [{ name: "  " }, { name: "needs_name" }],
  [{ language: "" }, { language: "needs_language" }],
  [{ annotators_per_article: "0" }, { annotators_per_article: "needs_people" }],
  [{ annotators_per_article: "2.5" }, { annotators_per_article: "needs_people" }],
  [{ annotators_per_article: "" }, { annotators_per_article: "needs_people" }],
  [{ overlap_share: "101" }, { overlap_share: "needs_percent" }],
  [{ control_share: "" }, { control_share: "needs_percent" }],
  [{ accept_all_score: "x" }, { accept_all_score: "needs_percent" }],
  [{ accept_all: false, accept_all_score: "x" }, {}],
])("%j is told to be wrong before it is sent", (typed, problems) => {
  expect(problemsOf({ ...draftOf(project), ...typed })).toEqual(problems);
});

test("what would follow is asked for both rules about people, once one is another and neither is wrong", () => {
  const draft = draftOf(project);
  expect(peopleOf(project, { ...draft, name: "New" })).toBeNull();
  expect(peopleOf(project, { ...draft, annotators_per_article: "3" })).toEqual({
    annotators_per_article: 3,
    overlap_share: 0.333,
  });
  expect(peopleOf(project, { ...draft, overlap_share: "50" })).toEqual({
    annotators_per_article: 2,
    overlap_share: 0.5,
  });
  expect(peopleOf(project, { ...draft, overlap_share: "500" })).toBeNull();
});
