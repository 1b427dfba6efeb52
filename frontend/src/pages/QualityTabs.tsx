/** The pages on quality, one beside the other. */
import { Link } from "@tanstack/react-router";

import type { Project } from "../api/model.ts";
import { t } from "../ui/messages.ts";
import { may } from "./permissions.ts";
import styles from "./QualityTabs.module.css";

export function QualityTabs({ project }: { project: Project }) {
  if (!may(project, "see_agreement") || !may(project, "read_work")) return null;
  const params = { project: project.id };
  return (
    <nav className={styles["tabs"]} aria-label={t("quality")}>
      <Link to="/p/$project/agreement" params={params}>
        {t("agreement")}
      </Link>
      <Link to="/p/$project/suggestions" params={params}>
        {t("suggestions")}
      </Link>
    </nav>
  );
}
