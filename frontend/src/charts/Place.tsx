/** One figure with its interval on a scale, to stand in a cell of a table that has both in words. */
import { Reach } from "./Intervals.tsx";
import styles from "./Chart.module.css";

interface PlaceProps {
  value: number;
  low: number | null;
  high: number | null;
  /** The left end of the scale, which ends at 1. */
  least: number;
  ticks: readonly number[];
}

export function Place({ value, low, high, least, ticks }: PlaceProps) {
  const x = (at: number): string => `${((Math.min(1, Math.max(least, at)) - least) / (1 - least)) * 100}%`;
  return (
    <svg className={styles["track"]} aria-hidden="true">
      {ticks.map((at) => (
        <line key={at} className={styles["grid"]} x1={x(at)} x2={x(at)} y1="0" y2="100%" />
      ))}
      <Reach low={low} high={high} x={x} />
      <circle className={styles["dot"]} cx={x(value)} cy="50%" r="5.5" />
    </svg>
  );
}
