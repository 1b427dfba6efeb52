/**
 * Between the browser's selection and offsets of the text, by ranges from the start of a paragraph, never by
 * counting nodes.
 */

import { type Fragment, type Utf16, fragment, utf16 } from "./offsets.ts";

/** Attributes of a paragraph element: the UTF-16 offsets between which it stands. */
const START = "data-start";
const END = "data-end";

/** Read the offset of a point in the document, or null where it lies outside the paragraphs. */
export function offsetOfPoint(node: Node, within: number): Utf16 | null {
  const element = node instanceof Element ? node : node.parentElement;
  const paragraph = element?.closest(`[${START}]`);
  if (!paragraph) return null;
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, within);
  return utf16(Number(paragraph.getAttribute(START)) + range.toString().length);
}

/** Read a range of the document as a fragment; null where an end lies outside the article or nothing is selected. */
export function fragmentOfRange(range: Range, root: Element): Fragment | null {
  if (range.collapsed || !range.intersectsNode(root)) return null;
  const start = offsetOfPoint(range.startContainer, range.startOffset) ?? edgeOffset(range, root, "start");
  const end = offsetOfPoint(range.endContainer, range.endOffset) ?? edgeOffset(range, root, "end");
  return start === null || end === null || start >= end ? null : fragment(start, end);
}

/** Make a range for a fragment inside one paragraph element. */
export function rangeIn(paragraph: Element, [start, end]: Fragment): Range | null {
  const base = Number(paragraph.getAttribute(START));
  const from = pointIn(paragraph, start - base);
  const to = pointIn(paragraph, end - base, true);
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(from.node, from.within);
  range.setEnd(to.node, to.within);
  return range;
}

/** Make the ranges of a fragment, one for each paragraph that it touches. */
export function rangesOf(root: Element, [start, end]: Fragment): Range[] {
  const paragraphs = root.querySelectorAll(`[${START}]`);
  const ranges: Range[] = [];
  for (let at = firstAfter(paragraphs, start); at < paragraphs.length; at += 1) {
    const paragraph = paragraphs[at];
    if (!paragraph || offset(paragraph, START) >= end) break;
    const part = fragment(Math.max(start, offset(paragraph, START)), Math.min(end, offset(paragraph, END)));
    const range = part[0] < part[1] ? rangeIn(paragraph, part) : null;
    if (range) ranges.push(range);
  }
  return ranges;
}

/** Index of the first paragraph that ends after an offset. */
function firstAfter(paragraphs: NodeListOf<Element>, at: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const paragraph = paragraphs[middle];
    if (paragraph && offset(paragraph, END) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function offset(paragraph: Element, name: typeof START | typeof END): number {
  return Number(paragraph.getAttribute(name));
}

function pointIn(paragraph: Element, within: number, isEnd = false): { node: Node; within: number } | null {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let rest = within;
  let last: Text | null = null;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    // A start that falls on a border belongs to the node after it, an end to the node before it.
    if (rest < node.length || (isEnd && rest === node.length)) return { node, within: rest };
    rest -= node.length;
    last = node;
  }
  return last && rest === 0 ? { node: last, within: last.length } : null;
}

/** A drag or triple click often ends outside the paragraph it began in: take the nearest edge of what it covers. */
function edgeOffset(range: Range, root: Element, side: "start" | "end"): Utf16 | null {
  const covered = Array.from(root.querySelectorAll(`[${START}]`)).filter((paragraph) =>
    range.intersectsNode(paragraph),
  );
  const paragraph = side === "start" ? covered[0] : covered.at(-1);
  if (!paragraph) return null;
  return utf16(offset(paragraph, side === "start" ? START : END));
}
