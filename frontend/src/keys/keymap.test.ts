import { expect, test } from "vitest";

import { chordsOf, clashes, match, type Press, shown, suits } from "./keymap.ts";
import { type Command, COMMANDS, command, type Target } from "./registry.ts";

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const reading = { mode: "read", inPane: true, singleKeys: true } as const;
const meant = (one: Press, situation: Parameters<typeof match>[2] = reading) =>
  match(COMMANDS, one, situation)?.command.id;

test("no key means two things at once", () => {
  expect(clashes(COMMANDS)).toEqual([]);
});

test("two commands on one key are found out", () => {
  const twice: Command[] = [command("accept"), { ...command("reject"), keys: ["a"] }];
  expect(clashes(twice)).toEqual([{ key: "a", commands: ["accept", "reject"] }]);
  expect(clashes([command("next"), { ...command("palette"), keys: ["j"] }])).toHaveLength(1);
});

test("a key that means one thing while reading may mean another while moving boundaries", () => {
  expect(meant(press("ArrowRight"))).toBe("nextWord");
  expect(meant(press("ArrowRight"), { ...reading, mode: "boundary" })).toBe("endWordForward");
});

test("Enter alone never finishes an article", () => {
  expect(meant(press("Enter"))).toBeUndefined();
  expect(meant(press("Enter", { shiftKey: true }))).toBe("finish");
  expect(COMMANDS.filter(({ keys }) => keys.includes("Enter")).map(({ id }) => id)).toEqual(["boundariesDone"]);
});

test.each<[string, Press, string]>([
  ["?", press("?", { shiftKey: true }), "help"],
  ["+", press("+", { shiftKey: true }), "addFragment"],
  ["Shift+S", press("S", { shiftKey: true }), "sameSpeaker"],
  ["s with caps lock on", press("S"), "speaker"],
  ["Ctrl+Z", press("z", { ctrlKey: true }), "undo"],
  ["Cmd+Shift+Z", press("z", { metaKey: true, shiftKey: true }), "redo"],
  ["Cmd+K", press("k", { metaKey: true }), "palette"],
  ["Alt+0 where Alt writes another sign", press("º", { altKey: true, code: "Digit0" }), "singleKeys"],
  ["Alt+→", press("ArrowRight", { altKey: true }), "nextClause"],
  ["7", press("7"), "verdict"],
])("%s is understood on every keyboard", (_, one, id) => {
  expect(meant(one)).toBe(id);
});

test("Ctrl with a letter never runs the letter's command", () => {
  expect(meant(press("a", { ctrlKey: true }))).toBeUndefined();
  expect(meant(press("x", { ctrlKey: true }))).toBeUndefined();
  expect(meant(press("c", { metaKey: true }))).toBeUndefined();
});

test("the arrows and Tab belong to the browser outside the article", () => {
  const outside = { ...reading, inPane: false };
  expect(meant(press("ArrowDown"), outside)).toBeUndefined();
  expect(meant(press("Tab"), outside)).toBeUndefined();
  expect(meant(press("j"), outside)).toBe("next");
});

test("with single keys off a letter works only inside the article", () => {
  const off = { ...reading, singleKeys: false };
  expect(meant(press("a"), { ...off, inPane: false })).toBeUndefined();
  expect(meant(press("Delete"), { ...off, inPane: false })).toBeUndefined();
  expect(meant(press("a"), off)).toBe("accept");
  expect(meant(press("k", { ctrlKey: true }), { ...off, inPane: false })).toBe("palette");
});

test("a command waits for what it works on", () => {
  const targets = new Set<Target>(["any", "claim"]);
  expect(suits(command("accept"), targets)).toBe(false);
  expect(suits(command("verdict"), targets)).toBe(true);
  expect(suits(command("help"), targets)).toBe(true);
  expect(suits(command("worthiest"), targets)).toBe(false);
});

test("keys are shown as the person's keyboard writes them", () => {
  expect(shown("Shift+S", false)).toBe("⇧S");
  expect(shown("Mod+K", false)).toBe("Ctrl K");
  expect(shown("Mod+Shift+Z", true)).toBe("⌘⇧Z");
  expect(shown("Alt+ArrowRight", true)).toBe("⌥→");
  expect(shown("+", false)).toBe("+");
});

test("Ctrl is both itself and the platform's command key", () => {
  expect(chordsOf(press("ArrowRight", { ctrlKey: true }))).toEqual(["Ctrl+ArrowRight", "Mod+ArrowRight"]);
});
