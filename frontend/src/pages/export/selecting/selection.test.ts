/** A selection holds what was chosen and nothing else, and says it. */
import { expect, test } from "vitest";

import { choose, everything, phrases } from "./selection.ts";

test("what is taken back leaves nothing behind", () => {
  const chosen = choose(choose(everything, "languages", ["de"]), "status", "final");
  expect(chosen).toEqual({ languages: ["de"], status: "final" });
  expect(choose(choose(chosen, "languages", []), "status", "")).toEqual(everything);
});

test("everything is said in no words, and each choice in its own", () => {
  expect(phrases(everything)).toEqual([]);
  const chosen = {
    status: "final",
    labels: ["true", "false"],
    speakers: ["a", "b"],
    published_from: "2024-01-31",
    languages: ["de"],
    publishers: ["The Post"],
    text: "quotes",
    licences: ["CC BY 4.0"],
  } as const;
  expect(
    phrases(
      {
        ...chosen,
        labels: [...chosen.labels],
        speakers: [...chosen.speakers],
        languages: ["de"],
        publishers: ["The Post"],
        licences: ["CC BY 4.0"],
      },
      (label) => label.toUpperCase(),
    ),
  ).toEqual([
    "claims with a final verdict",
    "judged TRUE, FALSE",
    "of 2 speakers",
    expect.stringContaining("2024"),
    "in de",
    "by The Post",
    "marked words only",
    "text only under CC BY 4.0",
  ]);
});
