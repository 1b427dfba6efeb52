import { expect, test } from "vitest";

import { initials } from "../../../src/ui/Avatar.tsx";

test.each([
  ["Priya Nair", "PN"],
  ["Mohammad Javad Zarif", "MZ"],
  ["heron", "HE"],
  ["élan vital", "ÉV"],
  ["𝔸lpha", "𝔸L"],
  ["Александр Пушкин", "АП"],
  ["finch-7", "F7"],
  ["…", "?"],
  ["", "?"],
])("%s is shown as %s", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
