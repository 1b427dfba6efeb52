/** A table of things with a row each, named by its first cell; wide ones scroll within their panel. */
import type { ReactNode } from "react";

import styles from "./RowTable.module.css";

interface RowTableProps {
  /** Headings of the columns; none where every row names itself and one value. */
  columns?: readonly string[];
  /** What the last column is for, where it holds what can be done with a row: read out, not shown. */
  acts?: string;
  children: ReactNode;
}

export function RowTable({ columns = [], acts, children }: RowTableProps) {
  return (
    <div className={styles["scrolled"]}>
      <table className={styles["table"]}>
        {columns.length > 0 && (
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
              {acts !== undefined && (
                <th scope="col">
                  <span className="visually-hidden">{acts}</span>
                </th>
              )}
            </tr>
          </thead>
        )}
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** The last cell of a row: what can be done with it. */
export function RowActs({ children }: { children: ReactNode }) {
  return <td className={styles["acts"]}>{children}</td>;
}
