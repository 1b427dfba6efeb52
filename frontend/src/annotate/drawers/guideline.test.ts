import { expect, test } from "vitest";

import { sectionFor, sectionsOf, sectionsWith, tablesAsLists } from "./guideline.ts";
import type { Topic } from "../desk/slices/panels.ts";

const GUIDELINE = `Read this first.

# Desk guideline
## Directness
Direct, when the words stand in quotation marks.
## Claim type
One of ten.
## Check-worthiness
~~~
## not a heading
~~~
Is it worth checking?
## Verdict
Six of them; evidence decides.`;

const headings = (found: readonly { heading: string }[]): readonly string[] => found.map(({ heading }) => heading);

test("a guideline is cut at its headings, and nothing of it is lost", () => {
  const sections = sectionsOf(GUIDELINE);
  expect(headings(sections)).toEqual(["", "Desk guideline", "Directness", "Claim type", "Check-worthiness", "Verdict"]);
  expect(sections.map(({ markdown }) => markdown).join("\n")).toBe(GUIDELINE);
  expect(sectionsOf("")).toEqual([]);
});

test("a table is read as a list, everything else stays as it is", () => {
  const table =
    "Six labels:\n\n| label | it means |\n|---|:-:|\n| True | All of it. |\n| False | None of it. |\n\nThat | is all.";
  expect(tablesAsLists(table)).toBe("Six labels:\n\n- **True** All of it.\n- **False** None of it.\n\nThat | is all.");
  expect(tablesAsLists(GUIDELINE)).toBe(GUIDELINE);
});

test("a search keeps the sections with all of its words", () => {
  const sections = sectionsOf(GUIDELINE);
  expect(headings(sectionsWith(sections, "EVIDENCE six"))).toEqual(["Verdict"]);
  expect(sectionsWith(sections, "  ")).toHaveLength(sections.length);
  expect(sectionsWith(sections, "ferry")).toEqual([]);
});

test.each<[Topic, string]>([
  ["directness", "Directness"],
  ["claim_type", "Claim type"],
  ["checkworthiness", "Check-worthiness"],
  ["verdict", "Verdict"],
])("the question mark beside %s opens “%s”", (topic, heading) => {
  expect(sectionFor(sectionsOf(GUIDELINE), topic)?.heading).toBe(heading);
});

test("without a heading of its own, a field leads to where it is spoken of, or nowhere", () => {
  const sections = sectionsOf("# Rules\nBe brief.\n# More\nThe verdict comes last.");
  expect(sectionFor(sections, "verdict")?.heading).toBe("More");
  expect(sectionFor(sections, "claim_type")).toBeNull();
  expect(sectionFor(sectionsOf("# Regeln\n## Urteil\nSechs."), "verdict")?.heading).toBe("Urteil");
});
