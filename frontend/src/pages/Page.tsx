/** The frame of the pages that are read rather than worked in: heading, one sentence, panels. */
import { useId } from "react";
import type { ReactNode } from "react";

import styles from "./Page.module.css";

interface PageProps {
  heading: string;
  sub?: ReactNode;
  /** What one can do with the page as a whole, at the end of its heading. */
  action?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}

export function Page({ heading, sub, action, narrow = false, children }: PageProps) {
  return (
    <main id="content" className={`${styles["page"]} ${narrow ? styles["narrow"] : ""}`}>
      <div className={styles["head"]}>
        <h1>{heading}</h1>
        {action}
      </div>
      <p className={styles["sub"]}>{sub}</p>
      <div className={styles["stack"]}>{children}</div>
    </main>
  );
}

export function Panel({
  heading,
  className,
  children,
}: {
  heading?: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}) {
  const id = useId();
  if (heading === undefined) return <div className={`${styles["panel"]} ${className ?? ""}`}>{children}</div>;
  return (
    <section className={`${styles["panel"]} ${className ?? ""}`} aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  );
}
