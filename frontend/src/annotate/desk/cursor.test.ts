import { expect, test } from "vitest";

import { utf16 } from "../../text/offsets.ts";
import { Steps } from "../../text/reading/steps.ts";
import { type Cursor, extend, move, type Unit } from "./cursor.ts";

const TEXT = "Zarif claimed Saturday that agents were planning attacks, officials said. He left.\nNext one.";
const steps = new Steps(TEXT, "en");
const shows = (cursor: Cursor | null): string => (cursor ? TEXT.slice(...cursor.place) : "");

/** Press keys one after the other: "sentence +", "extend word -" and so on. */
function press(...keys: readonly `${"" | "extend "}${Unit} ${"+" | "-"}`[]): string {
  let cursor: Cursor | null = null;
  for (const key of keys) {
    const [unit, sign] = key.replace("extend ", "").split(" ") as [Unit, "+" | "-"];
    const by = sign === "+" ? 1 : -1;
    const next: Cursor | null = key.startsWith("extend ")
      ? extend(TEXT, steps, cursor, unit, by, utf16(0))
      : move(steps, cursor, unit as Exclude<Unit, "character">, by, utf16(0));
    cursor = next ?? cursor;
  }
  return shows(cursor);
}

test("down goes from sentence to sentence and over paragraphs", () => {
  expect(press("sentence +")).toMatch(/^Zarif .* said\.$/);
  expect(press("sentence +", "sentence +")).toBe("He left.");
  expect(press("sentence +", "sentence +", "sentence +")).toBe("Next one.");
  expect(press("sentence +", "sentence +", "sentence -")).toMatch(/^Zarif/);
});

test("right from a sentence begins at its first word, left at its last", () => {
  expect(press("sentence +", "word +")).toBe("Zarif");
  expect(press("sentence +", "word +", "word +")).toBe("claimed");
  expect(press("sentence +", "sentence +", "word -")).toBe("left");
});

test("Shift and right choose word by word, and back", () => {
  expect(press("sentence +", "word +", "extend word +", "extend word +")).toBe("Zarif claimed Saturday");
  expect(press("sentence +", "word +", "extend word +", "extend word +", "extend word -")).toBe("Zarif claimed");
});

test("Shift on a whole sentence begins the choice at its first word or clause", () => {
  expect(press("sentence +", "extend word +")).toBe("Zarif");
  expect(press("sentence +", "clause +", "clause +", "clause +", "extend clause +")).toBe(
    "agents were planning attacks, officials said.",
  );
});

test("the selection can grow backwards from where it began", () => {
  expect(press("sentence +", "word +", "word +", "word +", "extend word -")).toBe("claimed Saturday");
  expect(press("sentence +", "word +", "word +", "word +", "extend word -", "extend word +")).toBe("Saturday");
});

test("a claim's words are a few keys away with clause stops", () => {
  expect(press("clause +", "clause +", "clause +")).toBe("agents were planning attacks");
});

test("sentences extend over the end of a paragraph", () => {
  expect(press("sentence +", "sentence +", "extend sentence +")).toBe("He left.\nNext one.");
});

test("a character more is a character more", () => {
  expect(press("sentence +", "word +", "extend character +")).toBe("Zarif ");
});
