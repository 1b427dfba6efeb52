/** A plane with shares 0..1 upwards, and what is drawn in it: points with intervals against an ideal, lines over time. */
import type { CSSProperties, ReactNode } from "react";

import { formatPercent } from "../ui/language/translate.ts";
import styles from "./Chart.module.css";

const shares = [0, 0.25, 0.5, 0.75, 1];
const across = (share: number): string => `${share * 100}%`;
const up = (share: number): string => `${(1 - share) * 100}%`;

interface PlaneProps {
  abscissas: readonly { at: number; label: string }[];
  axis: string;
  height?: number;
  children: ReactNode;
}

export function Plane({ abscissas, axis, height = 220, children }: PlaneProps) {
  return (
    <div className={styles["plane"]} style={{ "--height": `${height}px` } as CSSProperties}>
      <div className={styles["ordinates"]}>
        {shares.map((share) => (
          <span key={share} style={{ bottom: across(share) }}>
            {formatPercent(share)}
          </span>
        ))}
      </div>
      <svg>
        {shares.map((share) => (
          <line
            key={share}
            className={styles[share === 0 ? "axis" : "grid"]}
            x1="0"
            x2="100%"
            y1={up(share)}
            y2={up(share)}
          />
        ))}
        {children}
      </svg>
      <div className={styles["abscissas"]}>
        {abscissas.map(({ at, label }) => (
          <span key={at} style={{ left: across(at) }}>
            {label}
          </span>
        ))}
      </div>
      <div className={styles["axisName"]}>{axis}</div>
    </div>
  );
}

export interface Point {
  x: number;
  y: number;
  low?: number | null;
  high?: number | null;
}

/** Points with upright intervals. */
export function Points({ points, square = false }: { points: readonly Point[]; square?: boolean }) {
  return points.map(({ x, y, low, high }) => (
    <g key={x}>
      {typeof low === "number" && typeof high === "number" && (
        <line className={styles["reach"]} x1={across(x)} x2={across(x)} y1={up(low)} y2={up(high)} />
      )}
      {square ? (
        <svg x={across(x)} y={up(y)} overflow="visible">
          <rect className={styles["square"]} x="-5" y="-5" width="10" height="10" />
        </svg>
      ) : (
        <circle className={styles["dot"]} cx={across(x)} cy={up(y)} r="5.5" />
      )}
    </g>
  ));
}

/** A line through points. */
export function Line({ points, second = false }: { points: readonly Point[]; second?: boolean }) {
  return points.slice(1).map((point, index) => {
    const from = points[index] ?? point;
    const ends = { x1: across(from.x), y1: up(from.y), x2: across(point.x), y2: up(point.y) };
    return <line key={point.x} className={styles[second ? "second" : "line"]} {...ends} />;
  });
}

/** Where score and share would be the same. */
export function Ideal() {
  return <line className={styles["ideal"]} x1="0" y1="100%" x2="100%" y2="0" />;
}
