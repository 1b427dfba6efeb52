/** Figures of everybody with everybody, or of every value with every other: a table whose cells are shaded and can be pressed. */
import type { CSSProperties } from "react";

import styles from "./Chart.module.css";

export interface Cell {
  text: string;
  /** What the cell says to those who do not see where it stands. */
  name: string;
  /** How dark it is, 0..1. */
  shade: number;
  /** Whether it says that something is amiss: shown in another colour and in bold. */
  low?: boolean;
  press?: () => void;
}

interface MatrixProps {
  caption: string;
  rows: readonly string[];
  /** Short names above the columns. */
  columns: readonly string[];
  cells: readonly (readonly (Cell | null)[])[];
}

export function Matrix({ caption, rows, columns, cells }: MatrixProps) {
  return (
    <div className={styles["scroll"]} {...{ tabIndex: 0, role: "group", "aria-label": caption }}>
      <table className={styles["matrix"]}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{caption}</span>
            </th>
            {columns.map((column, at) => (
              // Two people may have the same initials.
              // oxlint-disable-next-line react/no-array-index-key
              <th key={at} scope="col" title={rows[at]}>
                <span aria-hidden="true">{column}</span>
                <span className="visually-hidden">{rows[at]}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cells.map((row, at) => (
            // Rows and columns keep their places.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={at}>
              <th scope="row">{rows[at]}</th>
              {row.map((cell, column) => (
                // oxlint-disable-next-line react/no-array-index-key
                <td key={column}>{cell && <Pressed {...cell} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Pressed({ text, name, shade, low = false, press }: Cell) {
  const look = {
    className: `${styles["cell"]} ${low ? styles["low"] : ""}`,
    style: { "--shade-of-cell": `${Math.round(shade * 45)}%` } as CSSProperties,
  };
  if (!press) return <span {...look}>{text}</span>;
  return (
    <button type="button" {...look} aria-label={name} onClick={press}>
      {text}
    </button>
  );
}
