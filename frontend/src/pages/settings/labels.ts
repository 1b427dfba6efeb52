/** The labels of the verdict scale while they are edited: which key each has, what is wrong, and whether anything is new. */
import type { EditedLabel, LabelChange } from "../../api/model.ts";

/** One key for each label. */
export const DIGITS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
export const COLORS = ["true", "mostly", "mixed", "false", "unverifiable", "not_checkable"] as const;
export const COMPARABLES = ["supported", "refuted", "not_enough_evidence", "conflicting"] as const;

export type Labels = readonly LabelChange[];

export function labelsOf(stored: readonly EditedLabel[]): Labels {
  return stored.map(({ id, name, digit, color, sign, comparable }) => ({ id, name, digit, color, sign, comparable }));
}

/** Give a label another key; the one that had it takes the old one. */
export function withDigit(labels: Labels, at: number, digit: number): Labels {
  const before = labels[at]?.digit;
  if (before === undefined) return labels;
  return labels
    .map((one, i) => (i === at ? { ...one, digit } : one.digit === digit ? { ...one, digit: before } : one))
    .toSorted((a, b) => a.digit - b.digit);
}

/** Add a label on the first free key; none where all are taken. */
export function withNew(labels: Labels): Labels {
  const digit = DIGITS.find((one) => labels.every((label) => label.digit !== one));
  if (digit === undefined) return labels;
  const fresh: LabelChange = { name: "", digit, color: "mixed", sign: "", comparable: "conflicting" };
  return [...labels, fresh].toSorted((a, b) => a.digit - b.digit);
}

const alike = (text: string): string => text.normalize("NFKC").toLocaleLowerCase().replaceAll(/\s/gu, "");

export type LabelProblem = "label_needs_name" | "label_name_twice" | "label_needs_sign" | "label_sign_twice";

/** Say what cannot be saved; two labels must be told apart by their names, and by their signs where colours are not seen. */
export function labelProblems(labels: Labels): ReadonlyMap<number, LabelProblem> {
  const problems = new Map<number, LabelProblem>();
  labels.forEach((label, at) => {
    const others = labels.filter((_, i) => i !== at);
    const twice = (part: "name" | "sign"): boolean => others.some((one) => alike(one[part]) === alike(label[part]));
    if (alike(label.name) === "") problems.set(at, "label_needs_name");
    else if (alike(label.sign) === "") problems.set(at, "label_needs_sign");
    else if (twice("name")) problems.set(at, "label_name_twice");
    else if (twice("sign")) problems.set(at, "label_sign_twice");
  });
  return problems;
}

export function sameLabels(one: Labels, other: Labels): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
