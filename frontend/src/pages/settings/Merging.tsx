/** Merging a label into another one: how many claims read otherwise then, and of whom; and the way back. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { mergeLabels, undoMerge } from "../../api/endpoints.ts";
import type { EditedScale, Id, MergePreview, Project } from "../../api/model.ts";
import { Loading, ProblemNotice } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { fromServer } from "../../ui/language/translate.ts";
import { toast } from "../../ui/overlay/Toast.tsx";
import { Choice } from "./controls.tsx";
import { t } from "./scaleMessages.ts";
import styles from "./ScaleEditor.module.css";

interface MergeBoxProps {
  project: Project;
  scale: EditedScale;
  label: Id;
  close: () => void;
}

export function MergeBox({ project, scale, label, close }: MergeBoxProps) {
  const others = scale.labels.filter(({ id }) => id !== label);
  const own = scale.labels.find(({ id }) => id === label);
  const alike = others.find(({ comparable }) => comparable === own?.comparable);
  const [into, setInto] = useState((alike ?? others[0])?.id ?? "");
  const nameOf = (id: Id): string => fromServer(scale.labels.find((one) => one.id === id)?.name ?? "");
  const preview = useQuery({
    queryKey: ["project", project.id, "merge", label, into],
    queryFn: () => mergeLabels(project.id, label, into, true),
    staleTime: 0,
  });
  const done = useStored(project);
  const merge = useMutation({
    mutationFn: () => mergeLabels(project.id, label, into, false),
    onSuccess: (answer) => {
      done(answer.scale);
      toast(t("merged", { label: nameOf(label), into: nameOf(into) }));
      close();
    },
  });
  return (
    <section className={styles["merging"]} aria-label={t("merge_label", { name: nameOf(label) })}>
      <Choice
        label={t("merge_into", { name: nameOf(label) })}
        value={into}
        options={others.map(({ id, name }) => ({ value: id, name: fromServer(name) }))}
        set={setInto}
      />
      <div aria-live="polite">
        {preview.error && <ProblemNotice error={preview.error} />}
        {preview.isPending && <Loading />}
        {preview.data && <Preview told={preview.data} into={nameOf(into)} />}
      </div>
      {merge.error && <ProblemNotice error={merge.error} />}
      <div className={styles["row"]}>
        <Button kind="primary" small disabled={!preview.data || merge.isPending} onClick={() => merge.mutate()}>
          {t("do_merge")}
        </Button>
        <Button kind="quiet" small onClick={close}>
          {t("cancel")}
        </Button>
      </div>
    </section>
  );
}

function Preview({ told, into }: { told: MergePreview; into: string }) {
  const isAll = told.verdicts < told.scale.counted_to;
  const people = told.people.map(({ called, verdicts }) => t("of_whom", { name: called, verdicts }));
  return (
    <>
      <p>
        {t(isAll ? "would_read" : "more_would_read", { count: told.verdicts, into })} {people.join(", ")}
      </p>
      <p>{t(told.compares_alike ? "compares_alike" : "compares_otherwise")}</p>
      {told.examples.length > 0 && (
        <ul>
          {told.examples.map(({ claim, article, exact }) => (
            <li key={claim} dir="auto">
              {t("example", { number: article.number, exact })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** What was merged, with the way back. */
export function Merged({ project, scale, waits }: { project: Project; scale: EditedScale; waits: boolean }) {
  const done = useStored(project);
  const undo = useMutation({ mutationFn: (label: Id) => undoMerge(project.id, label), onSuccess: done });
  const merged = scale.labels.flatMap((label) => label.merged.map((one) => ({ one, into: fromServer(label.name) })));
  if (merged.length === 0) return null;
  return (
    <>
      {undo.error && <ProblemNotice error={undo.error} />}
      <ul className={styles["merged"]} aria-label={t("merged_labels")}>
        {merged.map(({ one, into }) => (
          <li key={one.id}>
            <span>
              {t(one.verdicts < scale.counted_to ? "read_as" : "more_read_as", {
                name: fromServer(one.name),
                into,
                count: one.verdicts,
              })}
            </span>
            <Button
              kind="quiet"
              small
              aria-label={t("undo_label", { name: fromServer(one.name) })}
              disabled={waits || undo.isPending}
              onClick={() => undo.mutate(one.id)}
            >
              {t("undo")}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Show the scale that the server answers with, here and wherever the project is shown. */
function useStored(project: Project): (scale: EditedScale) => void {
  const queries = useQueryClient();
  return (scale) => {
    queries.setQueryData(["project", project.id, "scale"], scale);
    void queries.invalidateQueries({ queryKey: ["project", project.id], exact: true });
    void queries.invalidateQueries({ queryKey: ["project", project.id, "agreement"] });
  };
}
