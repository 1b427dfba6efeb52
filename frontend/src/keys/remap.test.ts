import { expect, test } from "vitest";

import { clashes, match, type Press } from "./keymap.ts";
import { COMMANDS, type CommandId } from "./registry.ts";
import { keyOfPress } from "./capture.ts";
import { canMove, readRemap, refusal, remapped } from "./remap.ts";

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const reading = { mode: "read", inPane: true, singleKeys: true } as const;
const keysOf = (id: CommandId, commands = COMMANDS) => commands.find((one) => one.id === id)?.keys;

test("a command answers to the person's key and no longer to its own", () => {
  const mine = remapped(COMMANDS, { accept: "y" });
  expect(match(mine, press("y"), reading)?.command.id).toBe("accept");
  expect(match(mine, press("a"), reading)).toBeNull();
  expect(keysOf("accept")).toEqual(["a"]);
});

test("a key that another command has is refused, and its owner named", () => {
  expect(refusal(COMMANDS, "accept", "x")).toBe("reject");
  expect(refusal(COMMANDS, "accept", "Mod+K")).toBe("palette");
  expect(refusal(COMMANDS, "accept", "y")).toBeNull();
  expect(refusal(COMMANDS, "accept", "a")).toBeNull();
});

test("a freed key can be given to another command", () => {
  const mine = remapped(COMMANDS, { accept: "y" });
  expect(refusal(mine, "reject", "a")).toBeNull();
  expect(keysOf("reject", remapped(COMMANDS, { accept: "y", reject: "a" }))).toEqual(["a"]);
});

test.each(["Enter", "Escape", "Tab", " ", "5", "F5", "Mod+C", "Mod+W", "Mod+T"])(
  "%s stays with the browser or the scale",
  (key) => {
    expect(refusal(COMMANDS, "accept", key)).toBe("reserved");
  },
);

test("what ends something keeps its key", () => {
  const fixed = COMMANDS.filter((command) => command.keys.length > 0 && !canMove(command)).map(({ id }) => id);
  expect(fixed.toSorted()).toEqual(["boundariesCancel", "boundariesDone", "clear", "nextFragment", "verdict"]);
  expect(refusal(COMMANDS, "clear", "y")).toBe("reserved");
});

test("whatever a device stored, no key means two things", () => {
  const stored = [
    '{"accept":"x"}',
    '{"accept":"y","reject":"y"}',
    '{"nobody":"q","accept":7}',
    "[1]",
    "null",
    "{",
    '{"next":"Enter"}',
    '{"palette":"j"}',
  ];
  for (const one of stored) expect(clashes(remapped(COMMANDS, readRemap(one)))).toEqual([]);
  expect(readRemap(null)).toEqual({});
});

test("a press is written as the registry writes keys, a modifier alone is none", () => {
  expect(keyOfPress(press("Shift", { shiftKey: true }))).toBeNull();
  expect(keyOfPress(press("Q", { shiftKey: true }))).toBe("Shift+Q");
  expect(keyOfPress(press("q", { ctrlKey: true }))).toBe("Mod+Q");
  expect(keyOfPress(press("q", { metaKey: true }))).toBe("Mod+Q");
  expect(keyOfPress(press("œ", { altKey: true, code: "KeyQ" }))).toBe("Alt+Q");
  expect(keyOfPress(press("?", { shiftKey: true }))).toBe("?");
});

test("a key of another alphabet is kept as the Latin one in its place, and answers to both", () => {
  expect(keyOfPress(press("й", { code: "KeyQ" }))).toBe("q");
  expect(keyOfPress(press("Й", { code: "KeyQ", shiftKey: true }))).toBe("Shift+Q");
  expect(keyOfPress(press("с", { code: "KeyC", ctrlKey: true }))).toBe("Mod+C");
  expect(keyOfPress(press("ç", { code: "Digit9" }))).toBe("9");
  expect(keyOfPress(press("ö", { code: "Semicolon" }))).toBe("ö");
  expect(keyOfPress(press("@", { code: "KeyQ", getModifierState: (name) => name === "AltGraph" }))).toBe("@");
  const mine = remapped(COMMANDS, { accept: "q" });
  for (const key of ["q", "й", "ض"])
    expect(match(mine, press(key, { code: "KeyQ" }), reading)?.command.id).toBe("accept");
});

test("a key that was kept as it was written before still works", () => {
  const mine = remapped(COMMANDS, { accept: "й" });
  expect(match(mine, press("й", { code: "KeyQ" }), reading)?.command.id).toBe("accept");
});

test.each(["Dead", "Process", "CapsLock", "AltGraph", "Unidentified"])("%s is no key to choose", (key) => {
  expect(keyOfPress(press(key, { code: "KeyQ", altKey: true }))).toBeNull();
});
