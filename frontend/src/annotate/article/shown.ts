/** What a place on the screen is in our text, and whether the page shows our text at all. */
import { type Fragment, type Utf16, fragment, utf16 } from "../../text/offsets.ts";
import { type Drawn, type Sheet, compare, stateOf } from "./sheet.ts";

/** Thrown where a place is asked for and the page does not show it as it was drawn. */
export class PageChanged extends Error {}

/** Read the offset of a point in the document; null where it lies outside the text. Throws PageChanged. */
export function offsetOf(sheet: Sheet, node: Node, within: number): Utf16 | null {
  const drawn = around(sheet, node);
  if (!drawn) return null;
  if (stateOf(drawn) === "changed") throw new PageChanged();
  const own = drawn.pieces.find(({ leaf }) => leaf === node);
  if (own) return utf16(own.start + within);
  const point = document.createRange();
  point.setStart(node, within);
  const before = drawn.pieces.findLast(({ leaf }) => point.comparePoint(leaf, leaf.length) <= 0);
  return before ? utf16(before.start + before.text.length) : drawn.block.place[0];
}

/** Read a range of the document as a fragment; null where nothing of the text is in it. Throws PageChanged. */
export function fragmentOf(sheet: Sheet, range: Range): Fragment | null {
  if (range.collapsed || !range.intersectsNode(sheet.host)) return null;
  const covered = sheet.drawn.filter(({ element }) => range.intersectsNode(element));
  // A drag or triple click often ends outside the block it began in: take the nearest edge of what it covers.
  const start = offsetOf(sheet, range.startContainer, range.startOffset) ?? covered[0]?.block.place[0];
  const end = offsetOf(sheet, range.endContainer, range.endOffset) ?? covered.at(-1)?.block.place[1];
  if (start === undefined || end === undefined || start >= end) return null;
  if (!shows(sheet, [fragment(start, end)])) throw new PageChanged();
  return fragment(start, end);
}

/** Tell whether the page shows stretches of our text, and between them nothing else. */
export function shows(sheet: Sheet, fragments: readonly Fragment[]): boolean {
  const { host, groups, blocks, drawn } = sheet;
  return fragments.every((place) => {
    const [from, to] = blocks.under(place);
    const touched = blocks.groups.flatMap((range, at) => (range[0] < to && from < range[1] ? [{ range, at }] : []));
    return (
      sheet.isThere &&
      touched.every(({ range, at }) => compare(groups[at], sheet.elements(range)) !== "changed") &&
      drawn.slice(from, to).every((one) => host.contains(one.element) && stateOf(one) !== "changed")
    );
  });
}

/** Draw anew whatever is not as it was drawn. */
export function restore(sheet: Sheet): void {
  sheet.assemble();
  for (const drawn of sheet.drawn) if (stateOf(drawn) !== "same") sheet.redraw(drawn);
}

/** The block in which a node stands, whatever was put around it. */
function around({ host, drawn }: Sheet, node: Node): Drawn | null {
  return (host.contains(node) && drawn.find(({ element }) => element.contains(node))) || null;
}
