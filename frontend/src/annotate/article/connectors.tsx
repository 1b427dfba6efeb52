/**
 * Lines from the source over the cue to the content, only for the active claim: for all of them they would be
 * noise.
 */
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";

import type { Id } from "../../work/types.ts";
import { useDesk, useDeskState } from "../desk/context.ts";
import type { Desk } from "../desk/desk.ts";
import { whenDrawn } from "./places.ts";
import styles from "./text.module.css";

interface Line {
  readonly path: string;
  readonly colour: string;
}

/** Drawn after every change of what is marked, because any may have moved a mark; again when the text flows anew. */
export function Connectors({ pane }: { pane: RefObject<HTMLElement | null> }) {
  const desk = useDesk();
  const active = useDeskState((state) => state.active);
  useDeskState((state) => state.spans);
  const svg = useRef<SVGSVGElement>(null);
  const redraw = useEffectEvent(() => {
    if (!svg.current || !pane.current) return null;
    const [to, lines] = [svg.current, active === null ? [] : linesOf(desk, pane.current, active)];
    return () => draw(to, lines);
  });
  useLayoutEffect(() => whenDrawn(redraw));
  useEffect(() => {
    const observer = new ResizeObserver(() => whenDrawn(redraw));
    if (pane.current) observer.observe(pane.current);
    return () => observer.disconnect();
  }, [pane]);
  return <svg ref={svg} className={styles["connectors"]} aria-hidden="true" />;
}

function draw(svg: SVGSVGElement, lines: readonly Line[]): void {
  const paths = lines.map((line) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", "path");
    element.setAttribute("d", line.path);
    element.style.stroke = line.colour;
    return element;
  });
  svg.replaceChildren(...paths);
}

function linesOf(desk: Desk, pane: HTMLElement, active: Id): readonly Line[] {
  const origin = pane.getBoundingClientRect();
  const marks = (desk.sheet?.marksOf(active) ?? []).filter((mark) => mark.dataset["roles"] !== undefined);
  const boxes = (role: string): DOMRect[] =>
    marks
      .filter((mark) => mark.dataset["roles"]?.split(" ").includes(role))
      .flatMap((mark) => Array.from(mark.getClientRects()));
  const [source, cue] = [boxes("source")[0], boxes("cue")[0]];
  const content = nearest(boxes("content"), cue ?? source);
  const lines: Line[] = [];
  const gutter = gutterOf(marks[0], origin);
  const join = (from: DOMRect | undefined, to: DOMRect | undefined, colour: string): void => {
    if (from && to) lines.push({ path: path(from, to, origin, gutter), colour });
  };
  join(source, cue ?? content, "var(--source)");
  if (cue) join(cue, content, "var(--cue)");
  join(boxes("addressee")[0], cue ?? content, "var(--addressee)");
  return lines;
}

function nearest(boxes: readonly DOMRect[], to: DOMRect | undefined): DOMRect | undefined {
  if (!to) return boxes[0];
  return boxes.toSorted((a, b) => distance(a, to) - distance(b, to))[0];
}

function distance(a: DOMRect, b: DOMRect): number {
  return Math.abs(a.top - b.top) * 4 + Math.min(Math.abs(a.left - b.right), Math.abs(b.left - a.right));
}

/** Where a line runs that spans several: beside the text, where it begins to be read. */
interface Gutter {
  readonly x: number;
  readonly rightToLeft: boolean;
}

/** Pixels from a paragraph's edge into the room of its number; without that room, out of the paragraph. */
const IN_GUTTER = { roomy: 26, tight: -7 };

function gutterOf(mark: HTMLElement | undefined, origin: DOMRect): Gutter {
  const paragraph = mark?.closest<HTMLElement>("[data-start]");
  if (!paragraph) return { x: IN_GUTTER.roomy, rightToLeft: false };
  const { direction, paddingInlineStart } = getComputedStyle(paragraph);
  const box = paragraph.getBoundingClientRect();
  const inside = Number.parseFloat(paddingInlineStart) > IN_GUTTER.roomy ? IN_GUTTER.roomy : IN_GUTTER.tight;
  const rightToLeft = direction === "rtl";
  return { x: (rightToLeft ? box.right - inside : box.left + inside) - origin.left, rightToLeft };
}

/** On one line a bracket above the words; to a neighbouring line through the gap; further away along the gutter. */
function path(from: DOMRect, to: DOMRect, origin: DOMRect, gutter: Gutter): string {
  const x1 = from.left + from.width / 2 - origin.left;
  const y1 = from.top - origin.top;
  const y2 = to.top - origin.top;
  if (Math.abs(y1 - y2) < 8) {
    const inside = Math.min(to.width / 2, 40);
    const x2 = (gutter.rightToLeft ? to.right - inside : to.left + inside) - origin.left;
    const up = Math.min(y1, y2) - 5;
    const turn = x2 > x1 ? 4 : -4;
    return `M${x1} ${y1} V${up + 4} Q${x1} ${up} ${x1 + turn} ${up} H${x2 - turn} Q${x2} ${up} ${x2} ${up + 4} V${y2}`;
  }
  const down = y2 > y1;
  const leave = down ? from.bottom - origin.top : y1;
  const arrive = down ? y2 : to.bottom - origin.top;
  const x2 = Math.min(Math.max(x1, to.left + 6 - origin.left), to.right - 6 - origin.left);
  const gap = down ? leave + 2 : leave - 2;
  const lineHeight = from.height * 1.4;
  if (Math.abs(y2 - y1) < lineHeight * 1.3) return `M${x1} ${leave} V${gap} H${x2} V${arrive}`;
  const before = down ? arrive - 3 : arrive + 3;
  return `M${x1} ${leave} V${gap} H${gutter.x} V${before} H${x2} V${arrive}`;
}
