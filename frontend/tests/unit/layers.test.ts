import { expect, test } from "vitest";

import { broken, circles, layerOf } from "../../layers/layers.ts";

const imports = (all: Record<string, readonly string[]>) => new Map(Object.entries(all));

test("the longest name that fits says where a module belongs", () => {
  expect(layerOf("annotate/desk/desk.ts")).toBeGreaterThan(layerOf("annotate/Bar.tsx"));
  expect(layerOf("query.ts")).toBeGreaterThan(0);
  expect(layerOf("elsewhere/query.ts")).toBe(-1);
});

test("imports go down, within a layer, and to the words of another language", () => {
  const well = {
    "annotate/Bar.tsx": ["annotate/desk/desk.ts", "annotate/HintBar.tsx"],
    "languages/de.ts": ["pages/home/messages.de.ts"],
  };
  expect(
    broken(
      imports({ ...well, "annotate/desk/desk.ts": ["work/pass.ts"], "annotate/HintBar.tsx": [], "work/pass.ts": [] }),
    ),
  ).toEqual([]);
});

test("an import from above is named, and so is a module without a layer", () => {
  expect(broken(imports({ "ui/Button.tsx": ["api/client.ts"], "api/client.ts": [], "new/thing.ts": [] }))).toEqual([
    "new/thing.ts belongs to no layer.",
    "ui/Button.tsx imports api/client.ts of a layer above it.",
  ]);
});

test("circles are found whole, whatever leads into them", () => {
  const graph = imports({ a: ["b", "d"], b: ["c"], c: ["b", "e"], d: ["e"], e: [], f: ["f"] });
  expect(circles(graph).map((circle) => circle.toSorted())).toEqual([["b", "c"], ["f"]]);
  expect(broken(imports({ "text/a.ts": ["text/b.ts"], "text/b.ts": ["text/a.ts"] }))).toEqual([
    "A circle: text/a.ts, text/b.ts.",
  ]);
});
