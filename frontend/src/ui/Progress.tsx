/** How far something is: one bar, or one bar in named parts. */
import type { CSSProperties } from "react";

import styles from "./Progress.module.css";
import { formatNumber } from "./language/translate.ts";

interface ProgressProps {
  /** Says what is measured; read aloud, not shown. */
  label: string;
  done: number;
  /** 0 while the size is not known yet: the bar then shows only that something moves. */
  total: number;
  tone?: "accent" | "ok" | "bad" | "warn";
}

export function Progress({ label, done, total, tone = "accent" }: ProgressProps) {
  const known = total > 0;
  const share = known ? Math.min(1, Math.max(0, done / total)) : 0;
  const style = { "--share": `${share * 100}%`, "--colour": `var(--${tone})` } as CSSProperties;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      {...(known ? { "aria-valuemax": total, "aria-valuenow": Math.min(done, total) } : {})}
      className={`${styles["track"]} ${known ? "" : styles["waiting"]}`}
    >
      <div className={`${styles["part"]} ${styles["single"]}`} style={style} />
    </div>
  );
}

export interface Part {
  label: string;
  count: number;
  /** A CSS colour, usually var(--...). */
  colour: string;
}

/** Show parts of a whole side by side with a legend that carries the same numbers in words. */
export function PartsBar({
  label,
  parts,
  thickness = 14,
}: {
  label: string;
  parts: readonly Part[];
  thickness?: number;
}) {
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  const words = parts.map((part) => `${part.label} ${formatNumber(part.count)}`);
  return (
    <div>
      <div
        role="img"
        aria-label={`${label}: ${words.join(", ")}`}
        className={styles["track"]}
        style={{ "--thickness": `${thickness}px` } as CSSProperties}
      >
        {parts.map(
          // What is not there would still leave its gap.
          (part) => part.count > 0 && <div key={part.label} className={styles["part"]} style={shareOf(part, total)} />,
        )}
      </div>
      <ul className={styles["legend"]}>
        {parts.map((part, index) => (
          <li key={part.label} style={{ "--colour": part.colour } as CSSProperties}>
            {words[index]}
          </li>
        ))}
      </ul>
    </div>
  );
}

function shareOf(part: Part, total: number): CSSProperties {
  return { "--share": `${(part.count / total) * 100}%`, "--colour": part.colour } as CSSProperties;
}
