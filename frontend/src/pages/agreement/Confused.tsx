/** Which answers stand beside which on the claims that both people found. */
import { useState } from "react";

import type { Agreement, Slot } from "../../api/model.ts";
import { type Cell, Matrix } from "../../charts/Matrix.tsx";
import { formatNumber } from "../../ui/language/translate.ts";
import { Panel } from "../Page.tsx";
import styles from "./AgreementPage.module.css";
import { mostMixed, valueName } from "./figures.ts";
import { Choice } from "./Filters.tsx";
import { t } from "./messages.ts";
import type { Wanted } from "./Worst.tsx";

interface ConfusedProps {
  report: Agreement;
  show: ((wanted: Wanted) => void) | undefined;
}

export function Confused({ report, show }: ConfusedProps) {
  const used = report.confusion.filter(({ counts }) => counts.some((row) => row.some((count) => count > 0)));
  const [chosen, setChosen] = useState<Slot>("verdict");
  const table = used.find(({ slot }) => slot === chosen) ?? used.at(-1);
  if (!table) return null;
  const { slot } = table;
  // Values that nobody gave would only make the table wide.
  const kept = table.values.flatMap((_, at) => (table.counts[at]?.some((count) => count > 0) ? [at] : []));
  const values = kept.flatMap((at) => table.values[at] ?? []);
  const counts = kept.map((row) => kept.map((column) => table.counts[row]?.[column] ?? 0));
  const most = Math.max(1, ...counts.flat());
  const mixed = mostMixed(slot, values, counts);
  const cells = counts.map((row, at) =>
    row.map((count, column): Cell => {
      const [one, other] = [values[at], values[column]];
      const names = { one: one ? valueName(slot, one) : "", other: other ? valueName(slot, other) : "" };
      return {
        text: formatNumber(count),
        name: t("cell_name", { ...names, count }),
        shade: count / most,
        low: at !== column && count > 0,
        ...(show &&
          one &&
          other &&
          at !== column &&
          count > 0 && { press: () => show({ slot, cell: { values: `${one.key},${other.key}`, ...names } }) }),
      };
    }),
  );
  return (
    <Panel heading={t("confusion")}>
      <p className={styles["note"]}>{t("confusion_note")}</p>
      {used.length > 1 && (
        <Choice label={t("shown_slot")} value={slot} change={(value) => setChosen(value as Slot)}>
          {used.map((one) => (
            <option key={one.slot} value={one.slot}>
              {t(one.slot)}
            </option>
          ))}
        </Choice>
      )}
      <Matrix
        caption={t("confusion_of", { slot: t(slot) })}
        rows={values.map((value) => (value.sign ? `${value.sign} ${valueName(slot, value)}` : valueName(slot, value)))}
        columns={values.map((value) => value.sign || valueName(slot, value).slice(0, 3))}
        cells={cells}
      />
      <p className={styles["note"]}>
        {mixed ? t("most_mixed", { one: mixed.one, other: mixed.other, count: mixed.count }) : t("none_mixed")}
      </p>
    </Panel>
  );
}
