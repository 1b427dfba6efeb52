/** One import: its bar, its counts, and its rows by outcome, those that need a person first. */
import { useState } from "react";

import type { ImportJob, ImportResult, ImportRow, RowStatus } from "../../api/model.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { formatMoment, formatNumber, fromServer } from "../../ui/translate.ts";
import { JobLine } from "../JobLine.tsx";
import { isMoving, useLiveJob } from "../jobs.ts";
import styles from "./ImportEntry.module.css";
import { t } from "./messages.ts";

const order: readonly RowStatus[] = ["invalid", "duplicate", "created"];
const rowsAtFirst = 20;

export function ImportEntry({ listed, first }: { listed: ImportJob; first: boolean }) {
  const job = useLiveJob(listed);
  const [chosen, setChosen] = useState<boolean | null>(null);
  const open = chosen ?? (first || isMoving(job));
  const result = job.result;
  return (
    <article className={styles["entry"]}>
      <JobLine job={job} title={t("import_of", { moment: formatMoment(job.created_at) })} />
      {result !== null && (
        <div className={styles["counts"]}>
          <span role="status">{counts(result)}</span>
          <Button kind="quiet" small aria-expanded={open} onClick={() => setChosen(!open)}>
            {open ? t("rows_hide") : t("rows_show")}
          </Button>
        </div>
      )}
      {result !== null && open && <Rows job={job} result={result} />}
    </article>
  );
}

function counts({ created, duplicates, invalid }: ImportResult): string {
  return [
    t("count_created", { count: created }),
    t("count_duplicates", { count: duplicates }),
    t("count_invalid", { count: invalid }),
  ].join(" · ");
}

function Rows({ job, result }: { job: ImportJob; result: ImportResult }) {
  const total = result.created + result.duplicates + result.invalid;
  if (total === 0 && isMoving(job)) return <p className={styles["cut"]}>{t("waiting")}</p>;
  return (
    <>
      {order.map((status) => (
        <Group key={status} project={job.project} status={status} rows={result.rows.filter((row) => row.status === status)} />
      ))}
      {result.rows.length < total && (
        <p className={styles["cut"]}>{t("cut", { shown: result.rows.length, total })}</p>
      )}
    </>
  );
}

function Group({ project, status, rows }: { project: string; status: RowStatus; rows: readonly ImportRow[] }) {
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.slice(0, rowsAtFirst);
  return (
    <div className={`${styles["group"]} ${styles[status]}`}>
      <h3>{t("group", { name: t(status), count: formatNumber(rows.length) })}</h3>
      <ul className={styles["rows"]}>
        {shown.map((row) => (
          <li key={`${row.file} ${row.line ?? 0}`}>
            <span className={styles["what"]}>
              {row.title || row.file}
              <span className={styles["where"]}>{where(row)}</span>
            </span>
            <span className={styles["outcome"]}>{outcome(row)}</span>
            {row.article !== null && <Open project={project} row={row} />}
          </li>
        ))}
      </ul>
      {shown.length < rows.length && (
        <Button kind="quiet" small className={styles["more"]} onClick={() => setAll(true)}>
          {t("more_rows", { count: rows.length - shown.length })}
        </Button>
      )}
    </div>
  );
}

function Open({ project, row }: { project: string; row: ImportRow }) {
  return (
    <ButtonLink
      kind="quiet"
      small
      to="/p/$project/read/$article"
      params={{ project, article: row.article ?? "" }}
      aria-label={t("open_label", { number: row.number ?? "" })}
    >
      {t("open")}
    </ButtonLink>
  );
}

function where(row: ImportRow): string {
  if (row.file.toLowerCase().endsWith(".txt") || row.line === null) return row.title ? row.file : "";
  return row.title ? t("file_line", { file: row.file, line: row.line }) : t("line", { line: row.line });
}

/** Say what became of a row. */
export function outcome(row: ImportRow): string {
  if (row.status === "invalid") return fromServer(row.message ?? row.code ?? "", row.code ?? undefined);
  const number = row.number;
  if (row.status === "created") return number === null ? t("created") : t("row_created", { number });
  return number === null ? t("row_duplicate_unknown") : t("row_duplicate", { number });
}
