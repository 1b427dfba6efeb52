/** Progress of a project in parts that add up to its articles. */
import type { ProjectProgress } from "../api/model.ts";
import type { Part } from "../ui/Progress.tsx";
import { translator } from "../ui/language/translate.ts";

export const t = translator("pages/progress", { done: "done", in_work: "in progress", not_started: "not started" });

export function notStarted(progress: ProjectProgress): number {
  return Math.max(0, progress.articles - progress.articles_done - progress.articles_in_work);
}

export function articleParts(progress: ProjectProgress): Part[] {
  return [
    { label: t("done"), count: progress.articles_done, colour: "var(--ok)" },
    { label: t("in_work"), count: progress.articles_in_work, colour: "var(--in-work)" },
    { label: t("not_started"), count: notStarted(progress), colour: "var(--line-2)" },
  ];
}
