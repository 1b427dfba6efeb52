/**
 * The article's text on the screen, drawn by hand and not by React: browsers that translate and extensions change what
 * stands in a page, and what they changed must neither be read as the article nor stop the drawing of what comes next.
 * Offsets are those of our own text, counted over the nodes that were drawn for it; a block in which anything else
 * stands is drawn anew.
 */
import type { Block, Blocks } from "../../text/blocks.ts";
import { directionAt } from "../../text/direction.ts";
import type { Fragment, Utf16 } from "../../text/offsets.ts";
import { lanes, type Segment, segments } from "../../text/segments.ts";
import type { Id } from "../../work/types.ts";
import { type Look, lookOf } from "./marks.ts";
import type { SpanIndex, TextSpan } from "../desk/spans.ts";
import styles from "./text.module.css";

/** What a block says of itself besides its text. */
export interface BlockLook {
  readonly kind: "body" | "headline" | "line" | "boilerplate";
  readonly note: string;
}

/** A stretch of one block: a text node, or a mark around one. */
interface Piece {
  readonly start: number;
  readonly text: string;
  readonly node: Text | HTMLElement;
  readonly leaf: Text;
  look: Look | null;
}

/** A block as it was drawn last. */
export interface Drawn {
  readonly element: HTMLElement;
  readonly block: Block;
  pieces: readonly Piece[];
  spans: readonly TextSpan[];
  active: Id | null;
}

/** `adorned`: something without words was put in, as an icon is. */
type State = "same" | "adorned" | "changed";

const NO_SPANS: readonly TextSpan[] = [];
const NO_BLOCKS: ReadonlySet<Drawn> = new Set();
/** Tabs, several blanks and an indent: they show as they are. */
const BLANKS = /\t|[ \u00a0]{2}|^[ \u3000]/;
/** Characters of a line and its height in pixels: an estimate for what was never in view. */
const LINE = { characters: 68, height: 32, between: 20 };
/** UTF-16 units at the start that are drawn before the first frame: more than any screen shows. */
const FIRST_SCREEN = 8000;

export class Sheet {
  /** The elements that are laid out, or skipped out of view, as one. */
  readonly groups: readonly HTMLElement[];
  readonly host: HTMLElement;
  private readonly text: string;
  readonly blocks: Blocks;
  readonly drawn: readonly Drawn[];
  /** Told after a block was given other nodes: ranges in it are void. */
  private readonly renewed: () => void;
  /** The blocks in which a claim or suggestion has a span. */
  private readonly owned = new Map<Id, Set<Drawn>>();
  /** The blocks whose marks nobody sees yet: `idle.ts` has them drawn while nothing else is to be done. */
  readonly later = new Set<Drawn>();
  private active: Id | null = null;

  constructor(init: {
    host: HTMLElement;
    text: string;
    blocks: Blocks;
    look: (block: Block) => BlockLook;
    renewed?: () => void;
  }) {
    this.host = init.host;
    this.text = init.text;
    this.blocks = init.blocks;
    this.renewed = init.renewed ?? (() => undefined);
    this.drawn = init.blocks.all.map((block) => {
      const element = elementOf(init.text, block, init.look(block));
      return { element, block, pieces: [], spans: NO_SPANS, active: null };
    });
    this.groups = init.blocks.groups.map((range) => {
      const group = document.createElement("div");
      group.className = styles["group"] ?? "";
      const lines = init.blocks.all.slice(...range).map(({ place: [start, end] }) => (end - start) / LINE.characters);
      const height = lines.reduce((sum, count) => sum + Math.ceil(count) * LINE.height + LINE.between, 0);
      group.style.containIntrinsicBlockSize = `auto ${height}px`;
      return group;
    });
  }

  /** Take everything off the screen. */
  clear(): void {
    this.later.clear();
    this.host.replaceChildren();
  }

  /** Draw what changed since the last time; the first time all text, and the marks of the first screen before the others. */
  draw(spans: SpanIndex, active: Id | null): void {
    const first = this.drawn[0]?.pieces.length === 0;
    const changed = new Set<Drawn>();
    for (const [at, drawn] of this.drawn.entries()) {
      const own = spans[at] ?? NO_SPANS;
      if (own === drawn.spans) continue;
      for (const { owner } of drawn.spans) this.owned.get(owner)?.delete(drawn);
      for (const { owner } of own) this.owned.set(owner, (this.owned.get(owner) ?? new Set()).add(drawn));
      drawn.spans = own;
      changed.add(drawn);
    }
    if (active !== this.active) for (const drawn of this.blocksOf(this.active)) changed.add(drawn);
    for (const drawn of this.blocksOf(active)) if (drawn.active !== active) changed.add(drawn);
    this.active = active;
    const lit = this.blocksOf(active);
    for (const drawn of changed) {
      drawn.active = lit.has(drawn) ? active : null;
      if (first && !drawn.active && drawn.block.place[0] > FIRST_SCREEN) this.later.add(drawn);
      else this.redraw(drawn);
    }
    if (!first) return;
    for (const drawn of this.drawn)
      if (drawn.pieces.length === 0) this.build(drawn, segments(...drawn.block.place, NO_SPANS));
    this.assemble();
  }

  /** Draw the marks that wait: all of them, or those in some blocks. */
  finish(blocks: Iterable<Drawn> = this.later): void {
    for (const drawn of blocks) if (this.later.has(drawn)) this.redraw(drawn);
  }

  /** Tell whether the text as a whole stands where it was put. */
  get isThere(): boolean {
    return this.host.isConnected && compare(this.host, this.groups) !== "changed";
  }

  /** Make the ranges of a fragment, one for each block that it touches; what was changed there is drawn anew. */
  rangesOf([start, end]: Fragment): Range[] {
    return this.under([start, end]).flatMap((drawn) => {
      if (stateOf(drawn) !== "same") this.redraw(drawn);
      const [from, to] = drawn.block.place;
      // A start that falls on a border belongs to the node after it, an end to the node before it.
      const first = drawn.pieces.find((piece) => piece.start + piece.text.length > Math.max(start, from));
      const last = drawn.pieces.findLast((piece) => piece.start < Math.min(end, to));
      if (!first || !last || start >= end) return [];
      const range = document.createRange();
      range.setStart(first.leaf, Math.max(start, from) - first.start);
      range.setEnd(last.leaf, Math.min(end, to) - last.start);
      return [range];
    });
  }

  /** The marks of one claim or suggestion, in text order. */
  marksOf(owner: Id): readonly HTMLElement[] {
    this.finish(this.blocksOf(owner));
    return Array.from(this.blocksOf(owner))
      .toSorted((a, b) => a.block.place[0] - b.block.place[0])
      .flatMap(({ pieces }) => pieces.filter(({ look }) => look?.["data-owners"].split(" ").includes(owner)))
      .flatMap(({ node }) => (node instanceof HTMLElement ? [node] : []));
  }

  /** The element of the block that holds an offset. */
  blockAt(offset: Utf16): HTMLElement | undefined {
    return this.drawn[this.blocks.at(offset)]?.element;
  }

  private blocksOf(owner: Id | null): ReadonlySet<Drawn> {
    return (owner !== null && this.owned.get(owner)) || NO_BLOCKS;
  }

  private under(place: Fragment): readonly Drawn[] {
    return this.drawn.slice(...this.blocks.under(place));
  }

  /** Put every block and group where it belongs, and out what does not. */
  assemble(): void {
    for (const [at, range] of this.blocks.groups.entries()) fill(this.groups[at], this.elements(range));
    fill(this.host, this.groups);
  }

  /** The elements of the blocks of a group. */
  elements(range: readonly [number, number]): readonly HTMLElement[] {
    return this.drawn.slice(...range).map(({ element }) => element);
  }

  private segmentsOf({ block, spans }: Drawn): readonly Segment<TextSpan>[] {
    return segments(block.place[0], block.place[1], spans);
  }

  /** Draw a block: where its pieces are the same and untouched only their looks, else everything in it. */
  redraw(drawn: Drawn): void {
    this.later.delete(drawn);
    const cut = this.segmentsOf(drawn);
    const { pieces } = drawn;
    const alike =
      pieces.length === cut.length &&
      cut.every(({ start, end, spans }, i) => {
        const piece = pieces[i];
        return (
          piece?.start === start && piece.text.length === end - start && (piece.look === null) === (spans.length === 0)
        );
      });
    if (!alike || stateOf(drawn) !== "same") {
      this.build(drawn, cut);
      return this.renewed();
    }
    const lane = lanesOf(drawn.spans);
    for (const [i, piece] of pieces.entries()) {
      const segment = cut[i];
      if (!segment || piece.look === null || !(piece.node instanceof HTMLElement)) continue;
      const look = lookOf(segment, lane, drawn.active);
      wear(piece.node, look, piece.look);
      piece.look = look;
    }
    return undefined;
  }

  private build(drawn: Drawn, cut: readonly Segment<TextSpan>[]): void {
    const lane = lanesOf(drawn.spans);
    drawn.pieces = cut.map((segment) => {
      const text = this.text.slice(segment.start, segment.end);
      const leaf = document.createTextNode(text);
      if (segment.spans.length === 0) return { start: segment.start, text, node: leaf, leaf, look: null };
      const node = document.createElement("mark");
      node.append(leaf);
      const look = lookOf(segment, lane, drawn.active);
      wear(node, look, null);
      return { start: segment.start, text, node, leaf, look };
    });
    drawn.element.replaceChildren(...drawn.pieces.map(({ node }) => node));
  }
}

function elementOf(text: string, { place, paragraph, first, last }: Block, look: BlockLook): HTMLElement {
  const element = document.createElement("p");
  const blanks = BLANKS.test(text.slice(...place)) ? styles["blanks"] : "";
  const classes = [styles["paragraph"], styles[look.kind], blanks, last ? "" : styles["goes_on"]];
  element.className = classes.filter(Boolean).join(" ");
  element.dataset["start"] = String(place[0]);
  element.dataset["end"] = String(place[1]);
  element.dataset["note"] = first ? look.note : "";
  if (first) element.dataset["number"] = String(paragraph + 1);
  // A stretch is written as its paragraph is, whatever its own first letter.
  element.dir = first && last ? "auto" : directionAt(text, place[0]);
  return element;
}

function lanesOf(spans: readonly TextSpan[]): ReadonlyMap<TextSpan, number> {
  return lanes(spans.filter((span) => span.role === "content"));
}

/** Give a mark its looks; what is the same already is not touched. */
function wear(mark: HTMLElement, look: Look, before: Look | null): void {
  for (const name of ["class", "data-owners", "data-roles", "data-sign"] as const) {
    if (before && before[name] === look[name]) continue;
    if (look[name] === null) mark.removeAttribute(name);
    else mark.setAttribute(name, look[name]);
  }
  // The content policy allows styles that are set this way, and none in an attribute.
  if (before?.style !== look.style) mark.style.cssText = look.style;
}

/** Tell whether a block holds exactly what was drawn in it. */
export function stateOf({ element, pieces }: Pick<Drawn, "element" | "pieces">): State {
  const outer = compare(
    element,
    pieces.map(({ node }) => node),
  );
  if (outer === "changed") return outer;
  let state = outer;
  for (const { node, leaf, text } of pieces) {
    if (leaf.data !== text) return "changed";
    if (node === leaf) continue;
    const inner = compare(node, [leaf]);
    if (inner === "changed") return inner;
    if (inner === "adorned") state = inner;
  }
  return state;
}

/** Compare the children of a node with those it was given. */
export function compare(parent: Node | undefined, own: readonly Node[]): State {
  let at = 0;
  let state: State = "same";
  for (let node = parent?.firstChild; node; node = node.nextSibling) {
    if (node === own[at]) at += 1;
    else if (hasWords(node)) return "changed";
    else state = "adorned";
  }
  return at < own.length ? "changed" : state;
}

function hasWords(node: Node): boolean {
  const words = node.textContent ?? "";
  return node.nodeType === Node.COMMENT_NODE ? false : node instanceof Text ? words !== "" : words.trim() !== "";
}

function fill(parent: HTMLElement | undefined, own: readonly HTMLElement[]): void {
  if (!parent) return;
  const same = parent.childNodes.length === own.length && own.every((one, at) => one === parent.childNodes[at]);
  if (!same) parent.replaceChildren(...own);
}
