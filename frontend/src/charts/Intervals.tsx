/** Named figures as dots with their intervals, one below the other on one scale. */
import { Fragment } from "react";

import type { Interval } from "../api/model.ts";
import styles from "./Chart.module.css";

export interface IntervalRow {
  name: string;
  interval: Interval;
  /** The figure in words. */
  figure: string;
  /** What it is a figure of, in a few words. */
  note: string;
}

interface IntervalsProps {
  rows: readonly IntervalRow[];
  /** The right end of the scale, which begins at 0. */
  most: number;
  ticks: readonly { at: number; label: string }[];
}

export function Intervals({ rows, most, ticks }: IntervalsProps) {
  const x = (value: number): string => `${(Math.min(most, Math.max(0, value)) / most) * 100}%`;
  return (
    <div className={styles["rows"]}>
      {rows.map(({ name, interval, figure, note }) => (
        <Fragment key={name}>
          <span className={styles["name"]}>{name}</span>
          <svg className={styles["track"]}>
            {ticks.map(({ at }) => (
              <line key={at} className={styles["grid"]} x1={x(at)} x2={x(at)} y1="0" y2="100%" />
            ))}
            <Reach low={interval.low} high={interval.high} x={x} />
            <circle className={styles["dot"]} cx={x(interval.value)} cy="50%" r="5.5" />
          </svg>
          <span className={styles["figure"]}>
            <b>{figure}</b> {note}
          </span>
        </Fragment>
      ))}
      <div className={styles["ticks"]}>
        {ticks.map(({ at, label }) => (
          <span key={at} style={{ left: x(at) }}>
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}

export function Reach({ low, high, x }: { low: number | null; high: number | null; x: (value: number) => string }) {
  if (low === null || high === null) return null;
  return (
    <>
      <line className={styles["reach"]} x1={x(low)} x2={x(high)} y1="50%" y2="50%" />
      {[low, high].map((end, index) => (
        // The two ends may be the same number.
        // oxlint-disable-next-line react/no-array-index-key
        <line key={index} className={styles["end"]} x1={x(end)} x2={x(end)} y1="28%" y2="72%" />
      ))}
    </>
  );
}
