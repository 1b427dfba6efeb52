/** Projects that were deleted less than 30 days ago, for those who may bring them back. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

import { listDeletedProjects, restoreProject } from "../../api/endpoints.ts";
import type { Project } from "../../api/model.ts";
import { ProblemNotice } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { formatDayOf } from "../../ui/language/translate.ts";
import { toast } from "../../ui/overlay/Toast.tsx";
import { Panel } from "../Page.tsx";
import styles from "./HomePage.module.css";
import { t } from "./messages.ts";

export function Deleted() {
  const query = useQuery({ queryKey: ["projects", "deleted"], queryFn: listDeletedProjects, refetchOnMount: "always" });
  const projects = query.data?.results ?? [];
  if (projects.length === 0) return null;
  return (
    <Panel heading={t("deleted")}>
      <ul className={styles["deleted"]}>
        {projects.map((project) => (
          <DeletedProject key={project.id} project={project} />
        ))}
      </ul>
    </Panel>
  );
}

function DeletedProject({ project }: { project: Project }) {
  const queries = useQueryClient();
  const restore = useMutation({
    mutationFn: () => restoreProject(project.id),
    onSuccess: () => {
      toast(t("restored", { name: project.name }));
      return queries.invalidateQueries({ queryKey: ["projects"] });
    },
  });
  return (
    <li>
      <div className={styles["row"]}>
        <strong>{project.name}</strong>
        <span className={styles["facts"]}>{t("purged_on", { day: formatDayOf(project.purge_on ?? "") })}</span>
        <Button
          small
          aria-label={t("restore_label", { project: project.name })}
          disabled={restore.isPending}
          onClick={() => restore.mutate()}
        >
          {t("restore")}
        </Button>
      </div>
      {restore.error && <ProblemNotice error={restore.error} />}
    </li>
  );
}
