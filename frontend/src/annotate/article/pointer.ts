/** What the mouse and the finger do in the text: select, extend, and choose the claim whose mark is pressed. */
import { type Fragment, type Utf16, fragment } from "../../text/offsets.ts";
import { snap } from "../../text/snap.ts";
import { standOn } from "../desk/cursor.ts";
import type { Desk } from "../desk/desk.ts";
import { reading } from "./pageChanged.ts";
import { stepsOf } from "../desk/reading.ts";
import { fragmentOf, offsetOf } from "./shown.ts";

/** A press that was let go: where, over what, and with which keys held. */
export interface Press {
  readonly x: number;
  readonly y: number;
  readonly target: Element | null;
  readonly shift: boolean;
  readonly alt: boolean;
  /** 2 for a double click, 3 for a triple one. */
  readonly clicks: number;
  /** A finger or a pen cannot drag over text without scrolling: there taps select and extend. */
  readonly touch: boolean;
}

/** Answer a press that was let go over the article. */
export function letGo(desk: Desk, root: HTMLElement, event: MouseEvent, touch: boolean): void {
  if (event.button !== 0) return;
  const { clientX: x, clientY: y, shiftKey: shift, altKey: alt, detail: clicks } = event;
  const target = event.target instanceof Element ? event.target : null;
  pick(desk, root, { x, y, target, shift, alt, clicks, touch });
}

/** Choose what the mouse selected, or what it clicked on. */
export function pick(desk: Desk, root: HTMLElement, press: Press): void {
  reading(desk, () => choosePressed(desk, root, press));
}

function choosePressed(desk: Desk, root: HTMLElement, press: Press): void {
  if (press.target?.closest("button, a, [data-handle]")) return;
  if (press.shift && desk.state.cursor) return extendTo(desk, root, press, desk.state.cursor.anchor);
  const selection = getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const raw = range && desk.sheet && fragmentOf(desk.sheet, range);
  if (!raw) return click(desk, root, press);
  if (press.clicks > 2) return pickSentence(desk, root, press);
  const place = snap(desk.state.setting.text, raw, press.alt);
  const focus = selection?.focusNode && desk.sheet && offsetOf(desk.sheet, selection.focusNode, selection.focusOffset);
  choose(desk, root, place, press, anchorOf(desk, place, focus === raw[0]));
}

/** A triple click takes the sentence, where the browser would take the paragraph. */
function pickSentence(desk: Desk, root: HTMLElement, press: Press): void {
  const offset = offsetAt(desk, press.x, press.y);
  const place = offset === null ? null : stepsOf(desk).find("sentences", offset, 0);
  if (place) choose(desk, root, place, press, place);
}

/** Hold the shift key, or tap a second time: the selection goes from where it began to here. */
function extendTo(desk: Desk, root: HTMLElement, press: Press, anchor: Fragment): void {
  const offset = offsetNear(desk, press.x, press.y);
  if (offset === null) return;
  const [start, end] = press.alt ? [offset, offset] : (wordAt(desk, offset) ?? [offset, offset]);
  const place = fragment(Math.min(anchor[0], start), Math.max(anchor[1], end));
  choose(desk, root, snap(desk.state.setting.text, place, press.alt), press, anchor);
}

function choose(desk: Desk, root: HTMLElement, place: Fragment, press: Press, anchor: Fragment): void {
  const ranges = desk.sheet?.rangesOf(place) ?? [];
  const [first, last] = [ranges[0], ranges.at(-1)];
  // A selection of the browser's own would bring its own handles to a finger.
  if (press.touch) getSelection()?.removeAllRanges();
  else if (first && last)
    getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
  const pointer = press.touch ? beside(desk, root, place) : pointIn(root, press.x, press.y);
  desk.attention.set({ cursor: { anchor, place, extended: true }, pointer, boundary: null });
}

function click(desk: Desk, root: HTMLElement, press: Press): void {
  const owner = ownerUnder(desk, press);
  if (owner !== null) {
    desk.attention.set({ cursor: null, pointer: null });
    return desk.attention.activate(owner, { still: true });
  }
  const offset = offsetAt(desk, press.x, press.y);
  const word = offset === null ? null : wordAt(desk, offset);
  if (!word) return desk.attention.set({ cursor: null, pointer: null });
  const { cursor } = desk.state;
  if (!press.touch) return desk.attention.set({ cursor: standOn(word), pointer: null });
  if (cursor?.extended) return extendTo(desk, root, press, cursor.anchor);
  return choose(desk, root, word, press, word);
}

/** The claim that a press on a mark means: pressing again goes to what lies around. */
function ownerUnder(desk: Desk, { target, touch }: Press): string | null {
  const owners = target?.closest<HTMLElement>("mark[data-owners]")?.dataset["owners"]?.split(" ") ?? [];
  const at = owners.indexOf(desk.state.active ?? "");
  // Once its claim is active, a tap on a mark is about the words in it.
  if (touch && at !== -1 && (desk.state.cursor?.extended || at === owners.length - 1)) return null;
  return owners[(at + 1) % owners.length] ?? null;
}

/** Where a selection of the mouse began: the keys and a held shift key go on from there. */
function anchorOf(desk: Desk, place: Fragment, backwards: boolean): Fragment {
  const word = stepsOf(desk).find("words", backwards ? place[1] : place[0], backwards ? -1 : 0);
  if (!word) return place;
  return backwards ? fragment(Math.max(word[0], place[0]), place[1]) : fragment(place[0], Math.min(word[1], place[1]));
}

function wordAt(desk: Desk, offset: Utf16): Fragment | null {
  const word = stepsOf(desk).find("words", offset, 0);
  if (word && word[0] <= offset) return word;
  // Behind the last letter of a word one still points at it.
  const before = stepsOf(desk).find("words", offset, -1);
  return before && before[1] === offset ? before : null;
}

/** The offset under a point of the view, or null where there is no text. */
export function offsetAt(desk: Desk, x: number, y: number): Utf16 | null {
  const position = document.caretPositionFromPoint?.(x, y);
  return position && desk.sheet ? offsetOf(desk.sheet, position.offsetNode, position.offset) : null;
}

/** Pixels: paragraphs stand no further apart. */
const BETWEEN = 40;

/** The offset under a point, or where the text comes nearest to it. */
export function offsetNear(desk: Desk, x: number, y: number): Utf16 | null {
  const here = offsetAt(desk, x, y);
  if (here !== null) return here;
  const far = (box: DOMRect): number => Math.max(box.top - y, y - box.bottom, 0);
  const boxes = (desk.sheet?.drawn ?? []).map(({ element, block }) => ({ place: block.place, box: textBox(element) }));
  const [nearest] = boxes.toSorted((a, b) => far(a.box) - far(b.box));
  if (!nearest) return null;
  const { box, place } = nearest;
  // Above the first and below the last paragraph the text begins and ends.
  if (far(box) > BETWEEN) return place[y < box.top ? 0 : 1];
  return offsetAt(desk, within(x, box.left, box.right), within(y, box.top, box.bottom));
}

function within(at: number, from: number, to: number): number {
  return Math.min(Math.max(at, from + 1), to - 1);
}

function textBox(paragraph: HTMLElement): DOMRect {
  const range = document.createRange();
  range.selectNodeContents(paragraph);
  return range.getBoundingClientRect();
}

/** A point in the pane's own pixels, so that what stands there scrolls with the text. */
export function pointIn(root: Element, x: number, y: number): { x: number; y: number } {
  const box = root.getBoundingClientRect();
  return { x: x - box.left, y: y - box.top };
}

/** Pixels: the bar of actions with its distance from `pointer`, the room of a handle, and what covers the view's edges. */
const BAR = { height: 54, below: 16 };
const HANDLE = 18;
const COVERED = { above: 52, sheet: 0.46 };

/** Where the bar stands so that neither it nor a finger covers the selection: above it, else below, always in view. */
export function beside(desk: Desk, root: HTMLElement, place: Fragment): { x: number; y: number } | null {
  const rects = (desk.sheet?.rangesOf(place) ?? []).flatMap((range) => Array.from(range.getClientRects()));
  const [first, last] = [rects[0], rects.at(-1)];
  if (!first || !last) return null;
  const lowest = innerHeight * (innerWidth < 1000 ? 1 - COVERED.sheet : 1) - BAR.height;
  const above = first.top - HANDLE - BAR.height;
  const top = above >= COVERED.above ? above : Math.min(last.bottom + HANDLE, lowest);
  return pointIn(root, (first.left + first.right) / 2, top - BAR.below);
}

/** A long press selects in the browser's own way, with handles: follow it. */
export function followLongPress(desk: Desk, root: HTMLElement): void {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  reading(desk, () => {
    const raw = desk.sheet && fragmentOf(desk.sheet, range);
    if (!raw) return;
    const place = snap(desk.state.setting.text, raw);
    desk.attention.set({ cursor: standOn(place, true), pointer: beside(desk, root, place) });
  });
}
