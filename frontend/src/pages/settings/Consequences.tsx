/** What other numbers of people would do to the articles that are there, said before they are saved. */
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";

import { foresee } from "../../api/endpoints.ts";
import type { Consequences as Counts, Project } from "../../api/model.ts";
import { ProblemNotice } from "../../frame/States.tsx";
import type { Draft } from "./draft.ts";
import { peopleOf } from "./draft.ts";
import { t } from "./messages.ts";
import styles from "./SettingsPage.module.css";

export function Consequences({ project, draft }: { project: Project; draft: Draft }) {
  const wanted = useDeferredValue(peopleOf(project, draft));
  const found = useQuery({
    queryKey: ["project", project.id, "consequences", wanted],
    queryFn: ({ signal }) => foresee(project.id, wanted ?? {}, signal),
    enabled: wanted !== null,
    staleTime: 30_000,
  });
  return (
    <div className={styles["whole"]} role="status">
      {wanted !== null && found.error && <ProblemNotice error={found.error} retry={() => void found.refetch()} />}
      {wanted !== null && found.data && <Told counts={found.data} articles={project.progress.articles} />}
    </div>
  );
}

function Told({ counts, articles }: { counts: Counts; articles: number }) {
  return (
    <div className={styles["consequences"]}>
      {sentencesOf(counts, articles).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

/** The sentences that have something to say, the most important first. */
function sentencesOf(counts: Counts, articles: number): string[] {
  if (counts.counted === 0) return [t("foreseen_empty")];
  const told = [
    counts.passes_before === counts.passes_after
      ? t("foreseen_same", { count: counts.passes_before })
      : t("foreseen_passes", { before: counts.passes_before, after: counts.passes_after }),
    t("foreseen_stay", { submitted: counts.submitted, held: counts.held }),
  ];
  if (counts.reopened > 0) told.push(t("foreseen_reopened", { count: counts.reopened }));
  if (counts.finished > 0) told.push(t("foreseen_finished", { count: counts.finished }));
  if (counts.surplus > 0) told.push(t("foreseen_surplus", { count: counts.surplus }));
  if (counts.shared_before !== counts.shared_after)
    told.push(t("foreseen_shared", { before: counts.shared_before, count: counts.shared_after }));
  if (counts.days !== null)
    told.push(t("foreseen_days", { pace: counts.days.a_day, before: counts.days.before, after: counts.days.after }));
  if (counts.counted < articles) told.push(t("foreseen_counted", { counted: counts.counted, articles }));
  return told;
}
