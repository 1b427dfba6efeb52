/** From figures to words and to files: what the page shows of them. */
import type { Agreement, AgreementFigure, ConfusedValue, Slot } from "../../api/model.ts";
import { formatDay, formatNumber, fromServer } from "../../ui/language/translate.ts";
import { t } from "./messages.ts";

/** Slots in which single claims can be shown, and for the others the one that shows the same differences. */
export const examplesOf: Partial<Record<Slot, Slot>> = {
  found: "found",
  same_words: "boundary",
  marked_text: "boundary",
  boundary: "boundary",
  source: "source",
  cue: "cue",
  addressee: "addressee",
  speaker: "speaker",
  directness: "directness",
  claim_type: "claim_type",
  checkworthiness: "checkworthiness",
  was_said: "was_said",
  verdict: "verdict",
};
/** Slots of which the page offers the worst claims, in their order. */
export const worstSlots = [
  "verdict",
  "boundary",
  "speaker",
  "found",
  "source",
  "cue",
  "directness",
  "checkworthiness",
] as const;

/** A mean of words is on no scale from 0 to 1. */
export const isShare = (figure: AgreementFigure): boolean => figure.measure !== "mean_words";

/** A figure with two decimals, as "0.82". */
export const two = (value: number | null | undefined): string =>
  typeof value === "number" ? formatNumber(Math.round(value * 100) / 100) : "–";

/** Say why a slot has no figure; null where it has one. */
export function whyNot({ why_undefined, equal, counted }: AgreementFigure, fewest: number): string | null {
  if (why_undefined === null) return null;
  if (why_undefined === "all_alike") return t("all_alike", { equal, counted });
  return why_undefined === "few_pairs" ? t("few_pairs", { count: fewest }) : t("no_pair");
}

export const interval = ({ low, high }: AgreementFigure): string =>
  low === null || high === null ? "–" : `${two(low)} – ${two(high)}`;

const how: Partial<Record<Slot, Parameters<typeof t>[0]>> = {
  cue: "how_source",
  addressee: "how_source",
  directness: "how_judged",
  claim_type: "how_judged",
  was_said: "how_judged",
};
/** Say how the figure of a slot is computed. */
export const howComputed = (slot: Slot): string => t(how[slot] ?? (`how_${slot}` as Parameters<typeof t>[0]));

/** The figures of the weeks in words. */
export const weekWords = (weeks: Agreement["weeks"], figure: AgreementFigure): string =>
  weeks
    .flatMap((day, at) =>
      figure.weeks[at] === null ? [] : [t("week_of", { day: formatDay(day), value: two(figure.weeks[at]) })],
    )
    .join("; ");

/** The name of a value of a judged slot. */
export function valueName(slot: Slot, { key, name }: Pick<ConfusedValue, "key" | "name">): string {
  if (slot === "verdict") return fromServer(name);
  if (slot === "claim_type") return key.replaceAll("_", " ");
  return t(key as Parameters<typeof t>[0]);
}

/** The first letters of a name: of its first and last word. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => Array.from(word ?? "")[0] ?? "")
    .join("")
    .toUpperCase();
}

export interface Mixed {
  one: string;
  other: string;
  count: number;
}

/** The two different values that stand beside each other most often; null where none do. */
export function mostMixed(
  slot: Slot,
  values: readonly ConfusedValue[],
  counts: readonly (readonly number[])[],
): Mixed | null {
  let most: Mixed | null = null;
  for (const [at, one] of values.entries()) {
    for (const [beside, other] of values.entries()) {
      const count = at < beside ? (counts[at]?.[beside] ?? 0) : 0;
      if (count > (most?.count ?? 0)) most = { one: valueName(slot, one), other: valueName(slot, other), count };
    }
  }
  return most;
}

const quoted = (cell: string | number | null): string => {
  const text = cell === null ? "" : String(cell);
  // A spreadsheet takes what begins like this for a formula.
  const safe = typeof cell === "string" && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The report as CSV (RFC 4180): a line for each slot, then one for each slot of every two people. */
export function tableAsCsv(report: Agreement): string {
  const head = [
    "slot",
    "measure",
    "left",
    "right",
    "value",
    "low",
    "high",
    "second",
    "counted",
    "equal",
    "why_undefined",
    ...report.weeks,
  ];
  const slots = report.slots.map((one) => [
    one.slot,
    one.measure,
    "",
    "",
    one.value,
    one.low,
    one.high,
    one.second,
    one.counted,
    one.equal,
    one.why_undefined,
    ...one.weeks,
  ]);
  const pairs = report.pairs.flatMap((pair) =>
    report.slots.map(({ slot, measure }) => [
      slot,
      measure,
      report.people[pair.left]?.name ?? "",
      report.people[pair.right]?.name ?? "",
      pair.values[slot] ?? null,
    ]),
  );
  return [head, ...slots, ...pairs].map((cells) => cells.map(quoted).join(",")).join("\r\n") + "\r\n";
}
