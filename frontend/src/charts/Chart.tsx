/**
 * The frame of a plot. Its figures stand in a table as well: read aloud in place of the plot, and shown instead of it
 * when one asks.
 */
import { useState } from "react";
import type { ReactNode } from "react";

import { Button } from "../ui/Button.tsx";
import styles from "./Chart.module.css";
import { t } from "./messages.ts";

interface ChartProps {
  /** What is plotted, for the table's caption and the button. */
  name: string;
  /** The first names the rows. */
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  children: ReactNode;
}

export function Chart({ name, columns, rows, children }: ChartProps) {
  const [table, setTable] = useState(false);
  return (
    <div className={styles["chart"]}>
      <div
        className={table ? styles["scroll"] : "visually-hidden"}
        {...(table && { tabIndex: 0, role: "group", "aria-label": name })}
      >
        <table className={styles["table"]}>
          <caption>{name}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, ...cells], index) => (
              // Two rows may bear the same name.
              // oxlint-disable-next-line react/no-array-index-key
              <tr key={index}>
                <th scope="row">{label}</th>
                {cells.map((cell, at) => (
                  <td key={columns[at + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {!table && <div aria-hidden="true">{children}</div>}
      <Button
        kind="quiet"
        small
        aria-label={t(table ? "as_plot_of" : "as_table_of", { name })}
        onClick={() => setTable(!table)}
      >
        {t(table ? "as_plot" : "as_table")}
      </Button>
    </div>
  );
}
