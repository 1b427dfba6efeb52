import { expect, test } from "vitest";

import { directnessOf } from "./directness.ts";
import { fragment } from "./offsets.ts";

/** The same answers as the server's rule gives for the same marked text; brackets mark the fragments. */
test.each([
  ["[Iran intends to enrich uranium], it said", "indirect"],
  ["“[We know],” she said", "direct"],
  ["[“We know,”] she said", "direct"],
  ["“[We know] — [and so do you],” she said", "direct"],
  ["any attack would [“backfire badly” on them], he said", "mixed"],
  ["seeking [a “pretext” for war]", "mixed"],
  ["''[We know]'' she said", "indirect"],
  ["„[Wir wissen es]“, sagte er", "direct"],
  ["«[Nous le savons]» dit-il", "direct"],
  ['"[We know]" she said', "direct"],
  ["it's [Washington's “BFFs”] he said", "mixed"],
])("%s is %s", (marked, wanted) => {
  const starts = Array.from(marked.matchAll(/\[/g), (match, i) => match.index - 2 * i);
  const ends = Array.from(marked.matchAll(/\]/g), (match, i) => match.index - 2 * i - 1);
  const text = marked.replace(/[[\]]/g, "");
  expect(
    directnessOf(
      text,
      starts.map((start, i) => fragment(start, ends[i] ?? 0)),
    ),
  ).toBe(wanted);
});

test("a claim without words is indirect", () => {
  expect(directnessOf("anything", [])).toBe("indirect");
});
