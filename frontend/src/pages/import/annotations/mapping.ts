/** What labels of another tool mean: what the survey proposes, and what somebody says instead. */
import type { AnnotationsResult, FoundLabel, ImportTarget, LabelMeaning } from "../../../api/model.ts";

export const slots: readonly LabelMeaning[] = ["content", "source", "cue", "addressee", "ignore"];

export const longestLayer = 16;

export interface Answers {
  labels: Readonly<Record<string, LabelMeaning>>;
  into: ImportTarget;
  layer: string;
}

export const noAnswers: Answers = { labels: {}, into: "suggestions", layer: "" };

/** The slot of a label as it stands now; null where somebody has to say. */
export function meaning(found: FoundLabel, answers: Answers): LabelMeaning | null {
  return answers.labels[found.label] ?? found.slot;
}

/** The first thing that keeps the claims from being stored; null where nothing does. */
export function missing(result: AnnotationsResult, answers: Answers): "labels" | "content" | "layer" | null {
  const meanings = result.labels.map((label) => meaning(label, answers));
  if (meanings.includes(null)) return "labels";
  if (meanings.length > 0 && !meanings.includes("content")) return "content";
  return answers.into === "layer" && answers.layer.trim() === "" ? "layer" : null;
}

/** The annotated files among those that were dropped: all of them are sent together, because texts and annotations belong together. */
export function bytesOf(files: readonly { size: number }[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}

/** How many passages are marked, where not all labels had a meaning when the files were read; then claims were not all counted. */
export function uncounted({ labels }: AnnotationsResult): number | null {
  return labels.some(({ slot }) => slot === null) ? labels.reduce((sum, { count }) => sum + count, 0) : null;
}
