/** What one export lacks, counted while it was written. */
import type { Manifest, Part } from "../../api/model.ts";
import { formatNumber } from "../../ui/language/translate.ts";
import styles from "./ExportTable.module.css";
import { t } from "./messages.ts";
import { t as part } from "./partMessages.ts";

export function Losses({ lost }: { lost: NonNullable<Manifest["lost"]> }) {
  const parts = Object.entries(lost) as [Part, number][];
  if (parts.length === 0) return null;
  return (
    <details className={styles["losses"]}>
      <summary>{t("lost", { count: parts.length })}</summary>
      <ul>
        {parts.map(([name, count]) => (
          <li key={name}>
            {part(name)} <span>{formatNumber(count)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
