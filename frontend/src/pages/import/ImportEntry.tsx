/** One import: its bar, its counts, and its rows by outcome, those that need a person first. */
import { useState } from "react";

import type { ImportJob, ImportResult, ImportRow, RowStatus } from "../../api/model.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { formatMoment, formatNumber, fromServer } from "../../ui/language/translate.ts";
import { JobLine } from "../JobLine.tsx";
import { isMoving, useLiveJob } from "../jobs.ts";
import styles from "./ImportEntry.module.css";
import { t } from "./messages.ts";

/** What waits for a decision stands above all imports, and not here again. */
const order: readonly Exclude<RowStatus, "held">[] = ["invalid", "duplicate", "left_out", "created"];
const textSuffix = /\.(?:txt|text|md|markdown)$/iu;
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

function counts({ created, duplicates, invalid, held, left_out }: ImportResult): string {
  return [
    t("count_created", { count: created }),
    // Reports of older imports know of neither.
    ...(held > 0 ? [t("count_held", { count: held })] : []),
    t("count_duplicates", { count: duplicates }),
    t("count_invalid", { count: invalid }),
    ...(left_out > 0 ? [t("count_left_out", { count: left_out })] : []),
  ].join(" · ");
}

function Rows({ job, result }: { job: ImportJob; result: ImportResult }) {
  const total = result.created + result.duplicates + result.invalid + (result.held ?? 0) + (result.left_out ?? 0);
  if (total === 0 && isMoving(job)) return <p className={styles["cut"]}>{t("waiting")}</p>;
  return (
    <>
      {order.map((status) => (
        <Group
          key={status}
          project={job.project}
          status={status}
          rows={result.rows.filter((row) => row.status === status)}
        />
      ))}
      {result.rows.length < total && <p className={styles["cut"]}>{t("cut", { shown: result.rows.length, total })}</p>}
    </>
  );
}

function Group({
  project,
  status,
  rows,
}: {
  project: string;
  status: Exclude<RowStatus, "held">;
  rows: readonly ImportRow[];
}) {
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  const shown = all ? rows : rows.slice(0, rowsAtFirst);
  return (
    <div className={`${styles["group"]} ${styles[status]}`}>
      <h3>{t("group", { name: t(status), count: formatNumber(rows.length) })}</h3>
      <ul className={styles["rows"]}>
        {shown.map((row) => (
          <li key={`${row.file} ${row.record ?? row.line}`}>
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
  if (textSuffix.test(row.file)) return row.title ? row.file : "";
  const { file, line, record } = row;
  // A list may stand on one line as a whole.
  if (line === 1 && record > 1) return row.title ? t("file_record", { file, record }) : t("record", { record });
  return row.title ? t("file_line", { file, line }) : t("line", { line });
}

/** Say what became of a row. */
export function outcome(row: ImportRow): string {
  const joined = row.status === "created" ? (row.lines_joined ?? 0) : 0;
  const said = joined > 0 ? t("row_joined", { outcome: became(row), count: joined }) : became(row);
  const cleaned = row.cleaned ?? [];
  if (row.status !== "created" || cleaned.length === 0) return said;
  const fields = cleaned.map((name) => t(`field_${name}` as Parameters<typeof t>[0])).join(", ");
  return t("row_cleaned", { outcome: said, fields });
}

function became(row: ImportRow): string {
  if (row.status === "left_out") return t("row_left_out");
  if (row.status === "invalid") return refusal(row);
  const number = row.number;
  if (row.status === "created") return number === null ? t("created") : t("row_created", { number });
  if (number === null && row.message !== null) return t("row_waits_already");
  return number === null ? t("row_duplicate_unknown") : t("row_duplicate", { number });
}

/** Files of other kinds are told apart by the sentence, everything else by its code. */
function refusal({ message, code }: ImportRow): string {
  const said = fromServer(message ?? code ?? "");
  return said === message ? fromServer(message, code ?? undefined) : said;
}
