/** The pages on datasets, one beside the other. */
import { Link } from "@tanstack/react-router";

import type { Project } from "../api/model.ts";
import { t } from "../ui/messages.ts";
import styles from "./QualityTabs.module.css";

export function DatasetTabs({ project }: { project: Project }) {
  const params = { project: project.id };
  return (
    <nav className={styles["tabs"]} aria-label={t("export")}>
      <Link to="/p/$project/export" params={params}>
        {t("export")}
      </Link>
      <Link to="/p/$project/releases" params={params}>
        {t("releases")}
      </Link>
    </nav>
  );
}
