/** Whose comparisons of which time are counted, and the figures as a file. */
import { useId } from "react";
import type { ReactNode } from "react";

import type { Agreement, AgreementFilter } from "../../api/model.ts";
import { Button } from "../../ui/Button.tsx";
import { today } from "../../ui/language/translate.ts";
import styles from "./AgreementPage.module.css";
import { tableAsCsv } from "./figures.ts";
import { t } from "./messages.ts";

const periods = [1, 4, 7, 26] as const;

interface FiltersProps {
  report: Agreement;
  filter: AgreementFilter;
  setFilter: (filter: AgreementFilter) => void;
}

export function Filters({ report, filter, setFilter }: FiltersProps) {
  const people = report.people.flatMap(({ id, name }) => (id === null ? [] : [{ id, name }]));
  const change = (name: keyof AgreementFilter, value: string) => {
    const { [name]: _, ...rest } = filter;
    setFilter(value === "" ? rest : { ...rest, [name]: value });
  };
  return (
    <div className={styles["filters"]}>
      {(people.length > 0 || filter.people !== undefined) && (
        <Choice label={t("people")} value={filter.people ?? ""} change={(value) => change("people", value)}>
          <option value="">{t("everybody")}</option>
          {people.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
      )}
      <Choice label={t("period")} value={filter.from ?? ""} change={(value) => change("from", value)}>
        <option value="">{t("always")}</option>
        {periods.map((count) => (
          <option key={count} value={daysAgo(7 * count)}>
            {t("last_weeks", { count })}
          </option>
        ))}
      </Choice>
      <Button onClick={() => save(report)} disabled={report.comparisons === 0}>
        {t("export_table")}
      </Button>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  change: (value: string) => void;
  children: ReactNode;
}

export function Choice({ label, value, change, children }: ChoiceProps) {
  const id = useId();
  return (
    <span className={styles["choice"]}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => change(event.target.value)}>
        {children}
      </select>
    </span>
  );
}

/** A day in the past, as in 2026-02-25. */
function daysAgo(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() - days);
  return today(day);
}

/** Hand the figures to the browser as a file. */
function save(report: Agreement): void {
  // Spreadsheets read UTF-8 where a byte-order mark says so.
  const url = URL.createObjectURL(new Blob(["\uFEFF", tableAsCsv(report)], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${t("file_name")}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
