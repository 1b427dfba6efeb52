/** Rows of an import that were refused or changed: the first of them, by place and reason. */
import type { AnnotationsJob, Told } from "../../../api/model.ts";
import { fromServer } from "../../../ui/language/translate.ts";
import styles from "./Annotations.module.css";
import { t } from "./messages.ts";

const most = 20;

export function ToldRows({ job, told, total }: { job: AnnotationsJob; told: readonly Told[]; total: number }) {
  if (told.length === 0) return null;
  const shown = told.slice(0, most);
  return (
    <details className={styles["told"]} open={job.state === "waiting" || total <= most}>
      <summary>{t("told")}</summary>
      <ul>
        {shown.map((row, at) => (
          // A row may say the same as another one, and the list never changes its order.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            <span className={row.status === "refused" ? styles["bad"] : styles["warn"]}>
              {t(row.status === "refused" ? "row_refused" : "row_changed")}
            </span>
            <span className={styles["where"]}>
              {row.claim ? t("row_claim", { where: row.where, claim: row.claim }) : row.where}
            </span>
            <span>{fromServer(row.message, row.code)}</span>
          </li>
        ))}
      </ul>
      {total > shown.length && <p className={styles["muted"]}>{t("more", { count: total - shown.length })}</p>}
    </details>
  );
}
