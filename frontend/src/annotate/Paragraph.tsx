/**
 * One paragraph of the article: plain text and marks, drawn again only when its own spans or its active span
 * change.
 */
import { type CSSProperties, memo, type ReactNode } from "react";

import type { Fragment } from "../text/offsets.ts";
import { lanes, type Segment, segments } from "../text/segments.ts";
import type { Id } from "../work/types.ts";
import type { TextSpan } from "./spans.ts";
import styles from "./text.module.css";

export type ParagraphKind = "body" | "headline" | "line" | "boilerplate";

interface ParagraphProps {
  text: string;
  place: Fragment;
  number: number;
  kind: ParagraphKind;
  note: string;
  spans: readonly TextSpan[];
  /** The active claim or suggestion where it has a span here, else null. */
  active: Id | null;
}

/** Underlines drawn below one another before they share a line. */
const MOST_LANES = 3;
/** Tabs, several blanks and an indent: they show as they are. */
const BLANKS = /\t|[ \u00a0]{2}|^[ \u3000]/;
/** Characters of a line and its height in pixels: an estimate for paragraphs that were never in view. */
const LINE = { characters: 68, height: 32 };

export const Paragraph = memo(function Paragraph({ text, place, number, kind, note, spans, active }: ParagraphProps) {
  const [start, end] = place;
  const own = text.slice(start, end);
  const lines = Math.ceil((end - start) / LINE.characters);
  const size: CSSProperties = { containIntrinsicBlockSize: `auto ${lines * LINE.height + 20}px` };
  return (
    <p
      className={`${styles["paragraph"]} ${styles[kind]} ${BLANKS.test(own) ? styles["blanks"] : ""}`}
      data-start={start}
      data-end={end}
      data-number={number}
      data-note={note}
      dir="auto"
      style={size}
    >
      {spans.length === 0 ? own : marked(text, place, spans, active)}
    </p>
  );
});

function marked(text: string, [start, end]: Fragment, spans: readonly TextSpan[], active: Id | null): ReactNode[] {
  const lane = lanes(spans.filter((span) => span.role === "content"));
  return segments(start, end, spans).map((segment) => {
    const piece = text.slice(segment.start, segment.end);
    return segment.spans.length === 0 ? (
      piece
    ) : (
      <Mark key={segment.start} segment={segment} text={piece} lane={lane} active={active} />
    );
  });
}

interface MarkProps {
  segment: Segment<TextSpan>;
  text: string;
  lane: ReadonlyMap<TextSpan, number>;
  active: Id | null;
}

function Mark({ segment, text, lane, active }: MarkProps) {
  const { spans } = segment;
  const owners = [...new Set(spans.toSorted((a, b) => a.end - a.start - (b.end - b.start)).map((span) => span.owner))];
  const ending = spans.filter((span) => span.last && span.end === segment.end);
  const own = spans.filter((span) => span.owner === active);
  const classes = new Set<string | undefined>();
  for (const span of spans) classes.add(styles[span.role === "content" ? span.type : span.role]);
  if (spans.some((span) => (lane.get(span) ?? 0) > 0)) classes.add(styles["stacked"]);
  for (const span of own) classes.add(styles[`active_${span.role === "content" ? "content" : span.role}`]);
  return (
    <mark
      className={[...classes].join(" ")}
      data-owners={owners.join(" ")}
      {...(own.length > 0 && { "data-roles": [...new Set(own.map((span) => span.role))].join(" ") })}
      {...(ending.length > 0 && { "data-sign": ending.map((span) => span.label?.sign ?? "").join("") })}
      style={underlines(spans, lane, active, ending.find((span) => span.label))}
    >
      {text}
    </mark>
  );
}

/** The first line hangs on the text itself, so that it prints; those below are drawn as a background. */
function underlines(
  spans: readonly TextSpan[],
  lane: ReadonlyMap<TextSpan, number>,
  active: Id | null,
  signed: TextSpan | undefined,
): CSSProperties {
  const style: CSSProperties & Record<"--verdict", string | undefined> = { "--verdict": undefined };
  const images: string[] = [];
  const places: string[] = [];
  for (const span of spans) {
    if (span.role !== "content") continue;
    const at = Math.min(lane.get(span) ?? 0, MOST_LANES - 1);
    const colour = colourOf(span);
    const dashed = span.type === "suggestion";
    if (at === 0) {
      style.textDecorationLine = "underline";
      style.textDecorationStyle = dashed ? "dashed" : "solid";
      style.textDecorationColor = colour;
      if (span.owner === active) style.textDecorationThickness = "3px";
    } else {
      images.push(
        dashed
          ? `repeating-linear-gradient(90deg, ${colour} 0 5px, transparent 5px 8px)`
          : `linear-gradient(${colour}, ${colour})`,
      );
      places.push(`0 calc(100% - ${(MOST_LANES - 1 - at) * 4}px)`);
    }
  }
  if (images.length > 0) {
    style.backgroundImage = images.join(", ");
    style.backgroundPosition = places.join(", ");
  }
  if (signed?.label) style["--verdict"] = `var(--verdict-${signed.label.color})`;
  return style;
}

function colourOf(span: TextSpan): string {
  if (span.type === "suggestion") return "var(--suggestion)";
  return span.label ? `var(--verdict-${span.label.color})` : "var(--claim)";
}
