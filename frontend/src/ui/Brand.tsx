/** The mark and the name: a sheet with one marked line. */
import { Link } from "@tanstack/react-router";

import styles from "./Brand.module.css";
import { t } from "./messages.ts";

export function Mark() {
  return (
    <svg className={styles["mark"]} viewBox="0 0 28 28" aria-hidden="true">
      <rect className={styles["frame"]} x="1.5" y="1.5" width="25" height="25" rx="6.5" />
      <rect className={styles["line"]} x="2.8" y="14" width="22.4" height="7" />
    </svg>
  );
}

/** The way home; on a narrow screen beside other things only the mark is seen. */
export function Brand({ beside = false }: { beside?: boolean }) {
  return (
    <Link to="/" className={`${styles["brand"]} ${beside ? styles["beside"] : ""}`}>
      <Mark />
      <span className={styles["name"]}>{t("brand")}</span>
    </Link>
  );
}

export function LargeBrand() {
  return (
    <span className={`${styles["brand"]} ${styles["large"]}`}>
      <Mark />
      {t("brand")}
    </span>
  );
}
