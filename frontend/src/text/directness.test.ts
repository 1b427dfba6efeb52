import { expect, test } from "vitest";

import { directnessOf } from "./directness.ts";
import { fragment } from "./offsets.ts";

/** The rows of tests/core/test_directness.py, for the server's rule; brackets mark the fragments. */
test.each([
  ["[Iran intends to enrich uranium], it said", "indirect"],
  ["“[We know],” she said", "direct"],
  ["[“We know,”] she said", "direct"],
  ["“[We know] — [and so do you],” she said", "direct"],
  ["any attack would [“backfire badly” on them], he said", "mixed"],
  ["seeking [a “pretext” for war]", "mixed"],
  ["''[We know]'' she said", "direct"],
  ["[''We know,''] she said", "direct"],
  ["„[Wir wissen es]“, sagte er", "direct"],
  ["«[Nous le savons]» dit-il", "direct"],
  ['"[We know]" she said', "direct"],
  ["it's [Washington's “BFFs”] he said", "mixed"],
  ["[‘The port will close,’] said Rosa Blom", "direct"],
  ["‘[The port can’t close on Friday].’ She left", "direct"],
  ["[‚Der Hafen bleibt zu‘], sagte sie", "direct"],
  ["['The port will close,'] she said", "direct"],
  ["she called it [a ‘mistake’ of the board]", "mixed"],
  ["she said [the students’ union was closed]", "indirect"],
  ["she said [the workers' hall was the owners'] own", "indirect"],
  ["it's ['no trouble] at all", "indirect"],
  ["rock ’n’ roll [is over], she said", "indirect"],
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

test("white space beside a mark changes nothing, but for more of it than a typesetter puts there", () => {
  expect(directnessOf(" “We know” ", [fragment(0, 11)])).toBe("direct");
  expect(directnessOf("“ We know”", [fragment(2, 9)])).toBe("direct");
  expect(directnessOf("“  We know”", [fragment(3, 10)])).toBe("indirect");
});

test("two pieces that meet in straight single marks are not a double one", () => {
  expect(directnessOf("so' 'it is", [fragment(0, 3), fragment(4, 10)])).toBe("indirect");
});
