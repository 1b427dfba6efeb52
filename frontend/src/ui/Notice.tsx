/** A message in the page that stays until its reason is gone. */
import type { ReactNode } from "react";

import styles from "./Notice.module.css";

interface NoticeProps {
  tone?: "info" | "ok" | "warn" | "bad";
  title?: ReactNode;
  children?: ReactNode;
  /** Usually one button. */
  action?: ReactNode;
}

export function Notice({ tone = "info", title, children, action }: NoticeProps) {
  return (
    <div className={`${styles["notice"]} ${styles[tone]}`} role={tone === "bad" ? "alert" : "status"}>
      <div className={styles["words"]}>
        {title !== undefined && <div className={styles["title"]}>{title}</div>}
        {children}
      </div>
      {action}
    </div>
  );
}
