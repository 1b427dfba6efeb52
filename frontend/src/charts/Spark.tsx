/** A figure week by week as a line without axes; where a week has no figure the line is broken. */
import styles from "./Chart.module.css";

interface SparkProps {
  /** 0..1, oldest first. */
  values: readonly (number | null)[];
  least: number;
}

export function Spark({ values, least }: SparkProps) {
  const x = (at: number): string => `${values.length < 2 ? 50 : 4 + (at / (values.length - 1)) * 92}%`;
  const y = (value: number): string => `${92 - ((Math.max(least, value) - least) / (1 - least)) * 84}%`;
  const last = values.findLastIndex((value) => value !== null);
  return (
    <svg className={styles["spark"]} aria-hidden="true">
      {values.map((value, at) => {
        const from = values[at - 1];
        if (value === null || from === null || from === undefined) return null;
        // The weeks are always in this order.
        // oxlint-disable-next-line react/no-array-index-key
        return <line key={at} className={styles["line"]} x1={x(at - 1)} y1={y(from)} x2={x(at)} y2={y(value)} />;
      })}
      {last >= 0 && <circle className={styles["dot"]} cx={x(last)} cy={y(values[last] ?? 0)} r="3" />}
    </svg>
  );
}
