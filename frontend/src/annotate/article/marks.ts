/** How a stretch of text looks under the spans that cover it. Pure. */
import type { Segment } from "../../text/segments.ts";
import type { Id } from "../../work/types.ts";
import type { TextSpan } from "../desk/spans.ts";
import styles from "./text.module.css";

/** What a mark element carries; an attribute that is null is not there. */
export interface Look {
  readonly class: string;
  readonly "data-owners": string;
  readonly "data-roles": string | null;
  readonly "data-sign": string | null;
  /** Declarations of CSS. */
  readonly style: string;
}

/** Underlines drawn below one another before they share a line. */
const MAX_LANES = 3;

/** Say how a segment looks that spans cover. */
export function lookOf(
  { spans, end }: Segment<TextSpan>,
  lane: ReadonlyMap<TextSpan, number>,
  active: Id | null,
): Look {
  const owners = [...new Set(spans.toSorted((a, b) => a.end - a.start - (b.end - b.start)).map((span) => span.owner))];
  const ending = spans.filter((span) => span.last && span.end === end);
  const own = spans.filter((span) => span.owner === active);
  const classes = new Set<string | undefined>();
  for (const span of spans) classes.add(styles[span.role === "content" ? span.type : span.role]);
  if (spans.some((span) => (lane.get(span) ?? 0) > 0)) classes.add(styles["stacked"]);
  for (const span of own) classes.add(styles[`active_${span.role === "content" ? "content" : span.role}`]);
  return {
    class: [...classes].join(" "),
    "data-owners": owners.join(" "),
    "data-roles": own.length > 0 ? [...new Set(own.map((span) => span.role))].join(" ") : null,
    "data-sign": ending.length > 0 ? ending.map((span) => span.label?.sign ?? "").join("") : null,
    style: underlines(
      spans,
      lane,
      active,
      ending.find((span) => span.label),
    ),
  };
}

/** The first line hangs on the text itself, so that it prints; those below are drawn as a background. */
function underlines(
  spans: readonly TextSpan[],
  lane: ReadonlyMap<TextSpan, number>,
  active: Id | null,
  signed: TextSpan | undefined,
): string {
  const style: string[] = [];
  const images: string[] = [];
  const places: string[] = [];
  for (const span of spans) {
    if (span.role !== "content") continue;
    const at = Math.min(lane.get(span) ?? 0, MAX_LANES - 1);
    const colour = colourOf(span);
    const dashed = span.type === "suggestion";
    if (at === 0) {
      style.push(`text-decoration-line: underline; text-decoration-style: ${dashed ? "dashed" : "solid"}`);
      style.push(`text-decoration-color: ${colour}`);
      if (span.owner === active) style.push("text-decoration-thickness: 3px");
    } else {
      images.push(
        dashed
          ? `repeating-linear-gradient(90deg, ${colour} 0 5px, transparent 5px 8px)`
          : `linear-gradient(${colour}, ${colour})`,
      );
      places.push(`0 calc(100% - ${(MAX_LANES - 1 - at) * 4}px)`);
    }
  }
  if (images.length > 0)
    style.push(`background-image: ${images.join(", ")}; background-position: ${places.join(", ")}`);
  if (signed?.label) style.push(`--verdict: var(--verdict-${signed.label.color})`);
  return style.join("; ");
}

function colourOf(span: TextSpan): string {
  if (span.type === "suggestion") return "var(--suggestion)";
  return span.label ? `var(--verdict-${span.label.color})` : "var(--claim)";
}
