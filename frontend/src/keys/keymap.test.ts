import { expect, test } from "vitest";

import { chordsOf, clashes, match, type Press, shown, suits } from "./keymap.ts";
import { alphabetOf } from "./layout.ts";
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

const AZERTY_DIGITS = [..."&é\"'(-è_ç"].map((key, i) => [key, `Digit${i + 1}`, String(i + 1)] as const);
const THAI_DIGITS = [..."ๅ/-ภถุึคต"].map((key, i) => [key, `Digit${i + 1}`, String(i + 1)] as const);

test.each([
  ...AZERTY_DIGITS,
  ...THAI_DIGITS,
  ["+", "Digit1", "1"],
  ["ě", "Digit2", "2"],
  ["à", "Digit0", "0"],
  ["٣", "Digit3", "3"],
  ["۶", "Numpad6", "6"],
  ["४", "Digit4", "4"],
  ["５", "Digit5", "5"],
  ["2", "Numpad2", "2"],
] as const)("%s on %s needs no Shift to be the digit %s", (key, code, digit) => {
  expect(match(COMMANDS, press(key, { code }), reading)?.key).toBe(digit);
});

test("Shift on the row of digits writes a sign, or the digit where signs come first", () => {
  expect(meant(press("!", { code: "Digit1", shiftKey: true }))).toBeUndefined();
  expect(meant(press("/", { code: "Digit7", shiftKey: true }))).toBe("find");
  expect(match(COMMANDS, press("1", { code: "Digit1", shiftKey: true }), reading)?.key).toBe("1");
});

test.each<[string, string, Partial<Press>, string]>([
  ["ф", "KeyA", {}, "accept"],
  ["Ф", "KeyA", {}, "accept"],
  ["я", "KeyZ", { ctrlKey: true }, "undo"],
  ["Я", "KeyZ", { ctrlKey: true, shiftKey: true }, "redo"],
  ["н", "KeyY", { ctrlKey: true }, "redo"],
  ["л", "KeyK", { ctrlKey: true }, "palette"],
  ["л", "KeyK", { metaKey: true }, "palette"],
  ["б", "Comma", { ctrlKey: true }, "settings"],
  ["ы", "KeyS", { ctrlKey: true }, "saveNow"],
  ["Ы", "KeyS", { shiftKey: true }, "sameSpeaker"],
  ["α", "KeyA", {}, "accept"],
  ["ς", "KeyW", {}, "comments"],
  ["Ω", "KeyV", { ctrlKey: true }, ""],
  ["ש", "KeyA", {}, "accept"],
  ["ז", "KeyZ", { ctrlKey: true }, "undo"],
  ["'", "KeyW", {}, "comments"],
  ["ش", "KeyA", {}, "accept"],
  ["لا", "KeyB", {}, "boundaries"],
  ["ئ", "KeyZ", { ctrlKey: true }, "undo"],
  ["ٍ", "KeyS", { shiftKey: true }, "sameSpeaker"],
  ["×", "KeyO", { shiftKey: true }, "addSource"],
  ["؟", "Slash", { shiftKey: true }, "help"],
  ["ظ", "Slash", {}, "find"],
  ["ㅁ", "KeyA", {}, "accept"],
  ["ㅃ", "KeyQ", { shiftKey: true }, ""],
  ["ㅏ", "KeyK", { ctrlKey: true }, "palette"],
  ["ち", "KeyA", {}, "accept"],
  ["ฟ", "KeyA", {}, "accept"],
  ["ฝ", "Slash", {}, "find"],
  ["ो", "KeyA", {}, "accept"],
  ["ა", "KeyA", {}, "accept"],
  ["ａ", "KeyA", {}, "accept"],
  ["？", "Slash", { shiftKey: true }, "help"],
])("a letter of another alphabet counts by its place: %s on %s", (key, code, held, id) => {
  expect(meant(press(key, { code, ...held })) ?? "").toBe(id);
});

test("where the letter is Latin the letter counts and not its place", () => {
  expect(meant(press("a", { code: "KeyQ" }))).toBe("accept");
  expect(meant(press("q", { code: "KeyA" }))).toBeUndefined();
  expect(meant(press("z", { code: "KeyY", ctrlKey: true }))).toBe("undo");
  expect(meant(press("y", { code: "KeyZ", ctrlKey: true }))).toBe("redo");
  expect(meant(press("z", { code: "KeyW", ctrlKey: true }))).toBe("undo");
  expect(meant(press("k", { code: "KeyV", ctrlKey: true }))).toBe("palette");
  expect(meant(press(";", { code: "KeyZ", ctrlKey: true }))).toBeUndefined();
  expect(meant(press(".", { code: "KeyE" }))).toBeUndefined();
  expect(meant(press(",", { code: "KeyM" }))).toBeUndefined();
  expect(meant(press("?", { code: "KeyM", shiftKey: true }))).toBe("help");
  expect(meant(press("á", { code: "KeyA" }))).toBeUndefined();
  expect(meant(press("ñ", { code: "Semicolon" }))).toBeUndefined();
  expect(meant(press("İ", { code: "Quote", shiftKey: true }))).toBe("addCue");
});

test("a sign on a letter's key stands for the letter once the keyboard has written another alphabet", () => {
  expect(meant(press(".", { code: "KeyE", foreign: true }))).toBe("evidence");
  expect(meant(press("/", { code: "KeyQ", foreign: true }))).toBe("find");
  expect(alphabetOf(press("ש", { code: "KeyA" }))).toBe("foreign");
  expect(alphabetOf(press("a"))).toBe("latin");
  expect(alphabetOf(press("."))).toBeNull();
  expect(alphabetOf(press("k", { ctrlKey: true }))).toBeNull();
  expect(alphabetOf(press("ArrowDown"))).toBeNull();
});

test("AltGr and Option write a sign, and the sign is what counts", () => {
  const altGr = { getModifierState: (name: string) => name === "AltGraph" };
  const bracket: Command[] = [
    { ...command("find"), keys: ["["] },
    { ...command("help"), keys: ["@"] },
  ];
  const read = (one: Press) => match(bracket, one, reading)?.command.id;
  expect(read(press("[", { code: "Digit8", ...altGr }))).toBe("find");
  expect(read(press("[", { code: "Digit8", ctrlKey: true, altKey: true }))).toBe("find");
  expect(read(press("[", { code: "Digit5", altKey: true }))).toBe("find");
  expect(read(press("@", { code: "KeyQ", ...altGr }))).toBe("help");
  expect(read(press("@", { code: "Digit0", ...altGr }))).toBe("help");
  expect(meant(press("&", { code: "Digit1", altKey: true }))).toBe("keepMine");
});

test.each<[string, Press]>([
  ["a dead key", press("Dead", { code: "KeyE" })],
  ["a dead key under Option", press("Dead", { code: "Digit1", altKey: true })],
  ["a letter in composition", press("a", { code: "KeyA", isComposing: true })],
  ["a key that an input method took", press("Process", { code: "KeyA" })],
  ["the code that Safari sends", press("Enter", { code: "Enter", shiftKey: true, keyCode: 229 })],
  ["a key without a name", press("Unidentified", { code: "KeyA" })],
  ["the switch to Hangul", press("HangulMode", { code: "Lang1" })],
  ["the switch to kana", press("KanaMode", { code: "KanaMode" })],
])("%s runs nothing", (_, one) => {
  expect(meant(one)).toBeUndefined();
});

test("the number pad has the digits and the signs", () => {
  expect(meant(press("+", { code: "NumpadAdd" }))).toBe("addFragment");
  expect(meant(press("/", { code: "NumpadDivide" }))).toBe("find");
  expect(meant(press("End", { code: "Numpad1" }))).toBe("lastSentence");
});
