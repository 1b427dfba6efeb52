import { expect, test } from "vitest";

import type { AnnotationsResult, FoundLabel } from "../../../api/model.ts";
import { meaning, missing, noAnswers } from "./mapping.ts";

const label = (name: string, slot: FoundLabel["slot"] = null): FoundLabel => ({
  label: name,
  count: 1,
  slot,
  saved: false,
});
const result = (...labels: FoundLabel[]) => ({ labels }) as unknown as AnnotationsResult;

test("an answer comes before what the survey proposes", () => {
  expect(meaning(label("Quote", "content"), noAnswers)).toBe("content");
  expect(meaning(label("Quote", "content"), { ...noAnswers, labels: { Quote: "ignore" } })).toBe("ignore");
});

test("every label needs a meaning, one of them the content, and a layer its name", () => {
  const found = result(label("Who"), label("What"));
  expect(missing(found, noAnswers)).toBe("labels");
  expect(missing(found, { ...noAnswers, labels: { Who: "source", What: "cue" } })).toBe("content");
  const labels = { Who: "source", What: "content" } as const;
  expect(missing(found, { ...noAnswers, labels })).toBeNull();
  expect(missing(found, { labels, into: "layer", layer: " " })).toBe("layer");
  expect(missing(found, { labels, into: "layer", layer: "Desk" })).toBeNull();
  // Files of formats that name the slots themselves have no labels.
  expect(missing(result(), noAnswers)).toBeNull();
});
