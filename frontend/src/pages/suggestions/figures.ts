/** From figures to words: what the page says of them, and when it says that it cannot tell. */
import type { Contrast, Interval, Outcomes, Quality, QualityPlace } from "../../api/model.ts";
import { formatNumber, formatPercent } from "../../ui/language/translate.ts";
import { t } from "./messages.ts";

const outcomes = ["accepted", "edited", "rejected", "left"] as const;

export const total = (of: Outcomes): number => outcomes.reduce((sum, name) => sum + of[name], 0);
export const decided = (of: Outcomes): number => of.accepted + of.edited + of.rejected;

/** Round counts to parts of a hundred that add up to a hundred: what was cut off most is rounded up first. */
export function perHundred(counts: readonly number[]): readonly number[] {
  const sum = counts.reduce((whole, count) => whole + count, 0);
  if (sum === 0) return counts;
  const exact = counts.map((count) => (100 * count) / sum);
  const floors = exact.map(Math.floor);
  const missing = 100 - floors.reduce((whole, part) => whole + part, 0);
  const byLoss = exact
    .map((part, index) => ({ index, loss: part - (floors[index] ?? 0) }))
    .toSorted((a, b) => b.loss - a.loss);
  const up = new Set(byLoss.slice(0, missing).map(({ index }) => index));
  return floors.map((part, index) => part + (up.has(index) ? 1 : 0));
}

/** Say what became of suggestions: of a hundred where there are so many, else of all. */
export function headline(of: Outcomes): string {
  const count = total(of);
  const counts = outcomes.map((name) => of[name]);
  const parts = count >= 100 ? perHundred(counts) : counts;
  const values = Object.fromEntries(outcomes.map((name, index) => [name, parts[index] ?? 0]));
  return count >= 100 ? t("per_hundred", values) : t("counted", { count, ...values });
}

/** Say how many passes were counted. */
export function used({ submitted, used: counted }: Quality["passes"]["shown"]): string {
  return submitted === counted ? t("used_all", { count: counted }) : t("used_some", { count: counted, submitted });
}

export const tenths = (value: number): number => Math.round(value * 10) / 10;
/** A number with one decimal where it is small. */
export const short = (value: number): string => formatNumber(tenths(value));
/** A share as points of a hundred, with its sign. */
const points = (share: number): string => short(Math.abs(share) * 100);
const signed =
  (text: (value: number) => string) =>
  (value: number): string =>
    `${value < 0 ? "−" : ""}${text(Math.abs(value))}`;

/** The ends of an interval as percentages. */
export function ends(interval: Interval | null): string {
  if (interval === null || interval.low === null || interval.high === null) return "–";
  return `${formatPercent(interval.low)} – ${formatPercent(interval.high)}`;
}

export const percent = (share: number | null | undefined): string =>
  typeof share === "number" ? formatPercent(share) : "–";

type Verdict = "more" | "less" | "unclear" | "few";

/** Whether the difference is more than chance: its interval lies on one side of 0. */
export function verdict({ difference }: Contrast): Verdict {
  if (difference === null || difference.low === null || difference.high === null) return "few";
  if (difference.low > 0) return "more";
  return difference.high < 0 ? "less" : "unclear";
}

/** Say what suggestions do to the time of a claim; null while one side is missing. */
export function secondsSentence(of: Contrast): string | null {
  const { shown, hidden, difference } = of;
  if (shown.figure === null || hidden.figure === null || difference === null) return null;
  const both = { with: short(shown.figure.value), without: short(hidden.figure.value) };
  const [low, high] = [difference.low ?? 0, difference.high ?? 0];
  switch (verdict(of)) {
    case "less":
      return t("seconds_less", { ...both, less: short(-difference.value), low: short(-high), high: short(-low) });
    case "more":
      return t("seconds_more", { ...both, more: short(difference.value), low: short(low), high: short(high) });
    case "unclear":
      return t("seconds_unclear", { ...both, low: signed(short)(low), high: signed(short)(high) });
    default:
      return t("seconds_few", both);
  }
}

/** Say whether people who see suggestions agree more with the engine; null while one side is missing. */
export function anchoringSentence(of: Contrast): string | null {
  const { shown, hidden, difference } = of;
  if (shown.figure === null || hidden.figure === null || difference === null) return null;
  const both = {
    with: percent(shown.figure.value),
    without: percent(hidden.figure.value),
    count: tenths(Math.abs(difference.value) * 100),
  };
  const [low, high] = [difference.low ?? 0, difference.high ?? 0];
  switch (verdict(of)) {
    case "more":
      return t("anchoring_yes", { ...both, low: points(low), high: points(high) });
    case "less":
      return t("anchoring_no", { ...both, low: points(high), high: points(low) });
    case "unclear":
      return t("anchoring_unclear", { ...both, low: signed(points)(low), high: signed(points)(high) });
    default:
      return t("anchoring_few", both);
  }
}

/** Say what counts as right. */
export function goldIn({ adjudicated, control }: Quality["gold"]): string {
  const [one, other] = [t("gold_adjudicated", { count: adjudicated }), t("gold_control", { count: control })];
  return t("versions_gold", { parts: adjudicated === 0 ? other : control === 0 ? one : t("and", { one, other }) });
}

/** How many characters the server gives on either side of a place, and of the place itself. */
const around = 80;
const most = 400;

/** What stands before, in and after a place, cut at words where the text goes on. */
export function excerpt({
  before,
  exact,
  after,
}: Pick<QualityPlace, "before" | "exact" | "after">): readonly [string, string, string] {
  return [
    before.length < around ? before : `…${before.replace(/^\S{0,20}\s/, "")}`,
    exact.length < most ? exact : `${exact}…`,
    after.length < around ? after : `${after.replace(/\s\S{0,20}$/, "")}…`,
  ];
}

/** Round figures from 0 to beyond the largest, at most six of them. */
export function ticksTo(largest: number): readonly number[] {
  const step = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600].find((one) => largest / one <= 5) ?? largest / 5;
  return Array.from({ length: Math.max(1, Math.ceil(largest / step)) + 1 }, (_, index) => index * step);
}

/** The address part that marks fragments: "120-160,180-190", code points. */
export const placeIn = (content: readonly (readonly number[])[]): string =>
  content.map((pair) => pair.join("-")).join(",");
