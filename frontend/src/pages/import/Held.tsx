/** What an import holds back: why, in the words of the text, and the decision about any number of articles at once. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { decideHeld } from "../../api/endpoints.ts";
import type { HeldArticle, HeldDecision, Id, ImportRow, TextWarning } from "../../api/model.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ProblemNotice } from "../../frame/States.tsx";
import { Panel } from "../Page.tsx";
import styles from "./Held.module.css";
import { heldQuery, languageName } from "./held.ts";
import { t } from "./heldMessages.ts";

export function Held({ project }: { project: Id }) {
  const { data } = useQuery(heldQuery(project));
  const heading = useRef<HTMLHeadingElement>(null);
  const decide = useDecide(project, () => heading.current?.focus());
  const rows = data?.results ?? [];
  return (
    <>
      {decide.data && <Decided results={decide.data} undo={(ids) => decide.mutate({ decision: "wait", ids })} />}
      {decide.error && <ProblemNotice error={decide.error} />}
      {data !== undefined && rows.length > 0 && (
        <Panel>
          <h2 ref={heading} tabIndex={-1}>
            {t("heading", { count: data.count })}
          </h2>
          <p className={styles["intro"]}>{t("intro")}</p>
          <Decision rows={rows} count={data.count} busy={decide.isPending} decide={decide.mutate} />
        </Panel>
      )}
    </>
  );
}

interface Choice {
  decision: HeldDecision;
  /** Missing: all that wait. */
  ids?: readonly Id[];
}

interface DecisionProps {
  rows: readonly HeldArticle[];
  count: number;
  busy: boolean;
  decide: (choice: Choice) => void;
}

function Decision({ rows, count, busy, decide }: DecisionProps) {
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set());
  const [everything, setEverything] = useState(false);
  // What was decided in the meantime, here or elsewhere, is selected no longer.
  const selected = rows.filter((row) => chosen.has(row.id));
  const whole = selected.length === rows.length;
  const all = everything && whole;
  const number = all ? count : selected.length;
  const choose = (ids: readonly Id[]) => {
    setChosen(new Set(ids));
    setEverything(false);
  };
  const act = (decision: HeldDecision) => {
    decide(all ? { decision } : { decision, ids: selected.map((row) => row.id) });
    choose([]);
  };
  const idle = busy || number === 0;

  return (
    <>
      <div className={styles["bar"]}>
        <label className={styles["all"]}>
          <input type="checkbox" checked={whole} onChange={() => choose(whole ? [] : rows.map((row) => row.id))} />
          {t("all")}
        </label>
        <Button small kind="primary" disabled={idle} onClick={() => act("import")}>
          {t("import", { count: Math.max(number, 1) })}
        </Button>
        {(all ? rows : selected).some((row) => row.repairable) && (
          <Button small disabled={idle} onClick={() => act("repair")}>
            {t("repair")}
          </Button>
        )}
        <Button small disabled={idle} onClick={() => act("leave_out")}>
          {t("leave_out")}
        </Button>
        <span className={styles["number"]} role="status">
          {number === 0 ? t("none_selected") : all ? t("all_selected", { count }) : t("selected", { count: number })}
        </span>
        {whole && !all && count > rows.length && (
          <Button small kind="quiet" onClick={() => setEverything(true)}>
            {t("all_of", { count })}
          </Button>
        )}
      </div>
      <ul className={styles["rows"]}>
        {rows.map((row) => (
          <Row key={row.id} row={row} checked={chosen.has(row.id)} onCheck={() => choose(toggled(selected, row))} />
        ))}
      </ul>
      {count > rows.length && <p className={styles["cut"]}>{t("first", { count: rows.length })}</p>}
    </>
  );
}

function toggled(selected: readonly HeldArticle[], row: HeldArticle): Id[] {
  const ids = selected.map((one) => one.id);
  return ids.includes(row.id) ? ids.filter((id) => id !== row.id) : [...ids, row.id];
}

function Row({ row, checked, onCheck }: { row: HeldArticle; checked: boolean; onCheck: () => void }) {
  const name = row.title || row.file || t("nameless");
  const place = where(row);
  return (
    <li>
      <input type="checkbox" checked={checked} onChange={onCheck} aria-label={t("select", { name })} />
      <div className={styles["what"]}>
        <span className={styles["name"]}>{name}</span>
        {place !== "" && <span className={styles["where"]}>{place}</span>}
        <Warnings warnings={row.warnings} expected={row.language} />
      </div>
    </li>
  );
}

/** Say what is doubtful, each with the place where it shows first. */
export function Warnings({ warnings, expected }: { warnings: readonly TextWarning[]; expected: string }) {
  return (
    <ul className={styles["warnings"]}>
      {warnings.map((one) => (
        <li key={one.code}>
          <span>
            {t(one.code, { count: one.count, language: languageName(one.language), expected: languageName(expected) })}
          </span>
          <span className={styles["where"]}>{t("of_text", { line: one.line })}</span>
          <q className={`${styles["sample"]} notranslate`} translate="no" dir="auto">
            {one.sample}
          </q>
          {one.repaired && (
            <>
              <span className={styles["where"]}>{t("becomes")}</span>
              <q className={`${styles["sample"]} notranslate`} translate="no" dir="auto">
                {one.repaired}
              </q>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function where(row: HeldArticle): string {
  if (row.file === "" || (row.line === 1 && row.record === 1)) return row.title === "" ? "" : row.file;
  const file = row.file;
  return row.line === 1 ? t("file_record", { file, record: row.record }) : t("file_line", { file, line: row.line });
}

function Decided({ results, undo }: { results: readonly ImportRow[]; undo: (ids: Id[]) => void }) {
  const of = (status: ImportRow["status"]) => results.filter((row) => row.status === status);
  const [created, out, again] = [of("created"), of("left_out"), of("held")];
  const others = results.length - created.length - out.length - again.length;
  if (results.length === 0) return null;
  const words = [
    created.length > 0 && t("done_created", { count: created.length }),
    out.length > 0 && t("done_left_out", { count: out.length }),
    again.length > 0 && t("done_waiting", { count: again.length }),
    others > 0 && t("done_other", { count: others }),
  ];
  const ids = out.flatMap((row) => row.held ?? []);
  return (
    <Notice
      tone={others > 0 ? "warn" : "ok"}
      title={words.filter(Boolean).join(" ")}
      action={
        ids.length > 0 && (
          <Button small onClick={() => undo(ids)}>
            {t("undo")}
          </Button>
        )
      }
    />
  );
}

/** The most articles that the server decides about at once. */
const mostAtOnce = 500;

function useDecide(project: Id, onDone: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ decision, ids }: Choice) => {
      const results: ImportRow[] = [];
      if (ids !== undefined) {
        for (let at = 0; at < ids.length; at += mostAtOnce) {
          // One part after the other, so that reports are written once at a time.
          // oxlint-disable-next-line no-await-in-loop
          results.push(...(await decideHeld(project, decision, ids.slice(at, at + mostAtOnce))).results);
        }
        return results;
      }
      for (let before = Infinity; ;) {
        // oxlint-disable-next-line no-await-in-loop
        const answer = await decideHeld(project, decision);
        results.push(...answer.results);
        // What cannot be imported goes on waiting and would be met again for ever.
        if (answer.left === 0 || answer.left >= before) return results;
        before = answer.left;
      }
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: ["project", project] });
      void queries.invalidateQueries({ queryKey: ["projects"] });
      onDone();
    },
  });
}
