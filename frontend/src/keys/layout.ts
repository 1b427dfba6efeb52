/**
 * What a key means on any keyboard. The letter counts where it is Latin; where it is not, the key in the same place of
 * a US keyboard does. Pure.
 */

/** The part of a keyboard event that a keymap reads. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  /** The key by its place on the keyboard. */
  readonly code?: string;
  readonly keyCode?: number;
  readonly isComposing?: boolean;
  /** The keyboard writes another alphabet, as far as is known: a sign on a letter's key may stand for the letter. */
  readonly foreign?: boolean;
  getModifierState?(name: string): boolean;
}

/** A key with the modifiers that count beside it: Shift and AltGr do not where they wrote the sign. */
export interface Meant {
  readonly key: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

const NAMED = /^[A-Z][A-Za-z0-9]+$/;
const NOT_YET_A_KEY = new Set(["Dead", "Process", "Unidentified", "Compose"]);
/** What a composition sends in place of a key (UI Events, 7.3.1). */
const COMPOSING = 229;
const FOREIGN = /^(?!\p{Script=Latin})(?:\p{L}|\p{M})/u;
const SIGN = /^[^\p{L}\p{M}\p{N}\s]$/u;
/** Signs of a US keyboard by place, without and with Shift. */
const PLACES: Readonly<Record<string, string>> = {
  Backquote: "`~",
  Minus: "-_",
  Equal: "=+",
  BracketLeft: "[{",
  BracketRight: "]}",
  Backslash: "\\|",
  IntlBackslash: "\\|",
  Semicolon: ";:",
  Quote: "'\"",
  Comma: ",<",
  Period: ".>",
  Slash: "/?",
};
/** Signs that only keyboards of another alphabet have on these keys: Hebrew and Arabic. */
const TELLING = new Set(["KeyW'", "KeyO×", "KeyI÷", "KeyU‘"]);
/** Characters that are another one in a different shape. */
const SHAPES: Readonly<Record<string, string>> = { "؟": "?", "،": ",", "؛": ";", İ: "I", "\u3000": " " };

/** Tell whether a press belongs to an input method, or is half of a character: no command may follow from it. */
export function isComposing(press: Press): boolean {
  return press.isComposing === true || press.keyCode === COMPOSING || NOT_YET_A_KEY.has(press.key);
}

/** Tell whether a press writes something, rather than being a key with a name. */
export function writes(press: Press): boolean {
  return press.key !== "" && !isComposing(press) && !NAMED.test(press.key);
}

/** Tell whether a press shows which alphabet the keyboard writes: true for another one, null where it shows nothing. */
export function alphabetOf(press: Press): "latin" | "foreign" | null {
  if (!writes(press)) return null;
  if (FOREIGN.test(press.key) || TELLING.has(`${press.code}${press.key}`)) return "foreign";
  return /^\p{Script=Latin}$/u.test(press.key) && !press.ctrlKey && !press.metaKey && !press.altKey ? "latin" : null;
}

/** List what a press can mean, the likeliest first; empty while a character is being composed. */
export function meanings(press: Press): readonly Meant[] {
  if (isComposing(press)) return [];
  const { ctrlKey: ctrl, metaKey: meta, altKey: alt, shiftKey: shift } = press;
  const held = { ctrl, meta, alt, shift };
  if (NAMED.test(press.key) || press.key === " ") return [{ key: press.key, ...held }];
  const key = shaped(press.key);
  const free = { ctrl: false, meta: false, alt: false, shift: false };
  if (press.getModifierState?.("AltGraph") || (ctrl && alt && !meta && !isPlain(key)))
    return [
      { key, ...free },
      { key, ...held },
    ];
  const byPlace = placeOf(press.code ?? "", shift);
  const unsigned = { ...held, shift: shift && isLetter(byPlace) };
  if (alt && !ctrl && !meta) return underAlt(press.code ?? "", key, byPlace, { held, free, unsigned });
  const typed = typedOf(key, held);
  if (byPlace === "") return typed;
  const placed = { key: byPlace, ...unsigned };
  if (/\d/.test(byPlace)) return shift || isDigit(key) ? typed : [placed, ...typed];
  if (FOREIGN.test(key)) return [placed, ...typed];
  const mayStandFor = press.foreign === true || TELLING.has(`${press.code}${press.key}`);
  return mayStandFor && SIGN.test(key) ? [...typed, placed] : typed;
}

interface Ways {
  readonly held: Omit<Meant, "key">;
  readonly free: Omit<Meant, "key">;
  readonly unsigned: Omit<Meant, "key">;
}

/** Alt changes the character on a Mac: the place counts unless the letter is still to be read, and the sign as well. */
function underAlt(code: string, key: string, byPlace: string, { held, free, unsigned }: Ways): readonly Meant[] {
  if (isPlain(key) || byPlace === "") return typedOf(key, held);
  const onLetterOrDigit = /^(?:Key|Digit)/.test(code);
  if (!onLetterOrDigit && !FOREIGN.test(key)) return typedOf(key, held);
  const placed = { key: byPlace, ...unsigned };
  return onLetterOrDigit && SIGN.test(key) ? [placed, { key, ...free }] : [placed];
}

/** A sign already holds the Shift that wrote it; beside Ctrl or Cmd it may be written with it. */
function typedOf(key: string, held: Omit<Meant, "key">): readonly Meant[] {
  if (isLetter(key) || !held.shift) return [{ key, ...held }];
  const bare = { key, ...held, shift: false };
  return held.ctrl || held.meta ? [{ key, ...held }, bare] : [bare];
}

function placeOf(code: string, shift: boolean): string {
  const plain = /^(?:Key|Digit)([A-Z\d])$/.exec(code)?.[1];
  return plain ?? PLACES[code]?.[shift ? 1 : 0] ?? "";
}

/** Full-width and other shapes of a character as the ordinary one; a digit of any script as 0-9. */
function shaped(key: string): string {
  const code = key.codePointAt(0) ?? 0;
  if ([...key].length !== 1) return key;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xfee0);
  return /^\p{Nd}$/u.test(key) ? String(digitOf(code)) : (SHAPES[key] ?? key);
}

/** Digits of a script stand together in Unicode, from zero on. */
function digitOf(code: number): number {
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}

function isPlain(key: string): boolean {
  return /^[A-Za-z\d]$/.test(key);
}

function isDigit(key: string): boolean {
  return /^\d$/.test(key);
}

/** Tell whether a character has two cases, so that Shift can be read from it. */
export function isLetter(key: string): boolean {
  return key.length === 1 && key.toLowerCase() !== key.toUpperCase();
}
