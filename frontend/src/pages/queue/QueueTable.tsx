/** The rows of the queue: one is where the keys stand, any number is selected. */
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";

import type { Project, QueuedArticle } from "../../api/model.ts";
import { formatDay } from "../../ui/language/translate.ts";
import { t } from "./messages.ts";
import styles from "./QueuePage.module.css";
import { type Selection, turned, turnedAll } from "./selection.ts";

interface TableProps {
  project: Project;
  rows: readonly QueuedArticle[];
  selection: Selection;
  select: (selection: Selection) => void;
}

export function QueueTable({ project, rows, selection, select }: TableProps) {
  const ids = rows.map(({ id }) => id);
  return (
    <table className={styles["table"]}>
      <thead>
        <tr>
          <th>
            <input
              type="checkbox"
              aria-label={t("select_all")}
              checked={ids.every((id) => selection.chosen.has(id))}
              onChange={() => select(turnedAll(selection, ids))}
            />
          </th>
          <th className={styles["figure"]}>{t("number")}</th>
          <th>{t("article")}</th>
          <th>{t("who")}</th>
          <th className={styles["wide"]}>{t("state")}</th>
          <th>{t("priority")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Row
            key={row.id}
            project={project}
            row={row}
            here={index === selection.at}
            chosen={selection.chosen.has(row.id)}
            turn={() => select(turned(selection, ids, index))}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  project: Project;
  row: QueuedArticle;
  /** Whether the keys stand here. */
  here: boolean;
  chosen: boolean;
  turn: () => void;
}

function Row({ project, row, here, chosen, turn }: RowProps) {
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (here) element.current?.scrollIntoView({ block: "nearest" });
  }, [here]);
  return (
    <tr ref={element} className={here ? styles["here"] : ""} aria-current={here || undefined} data-chosen={chosen}>
      <td>
        <input
          type="checkbox"
          aria-label={t("select", { number: String(row.number) })}
          checked={chosen}
          onChange={turn}
        />
      </td>
      <td className={styles["figure"]}>{row.number}</td>
      <td className={styles["name"]}>
        <Link to="/p/$project/read/$article" params={{ project: project.id, article: row.id }}>
          {row.title || t("untitled")}
        </Link>
        <small>
          {[row.publisher, row.published_on ? formatDay(row.published_on) : ""].filter(Boolean).join(" · ")}
        </small>
        {row.set_aside_reason !== null && <small>{t("aside_because", { reason: row.set_aside_reason })}</small>}
      </td>
      <td>
        <ul className={styles["people"]}>
          {row.people.map((one) => (
            <li key={`${one.member} ${one.called} ${one.state}`}>
              {one.called} <small dir="auto">{passOf(one)}</small>
            </li>
          ))}
          {row.places > 0 && (
            <li>
              <small>{t("places", { count: row.places })}</small>
            </li>
          )}
        </ul>
      </td>
      <td className={styles["wide"]}>
        {t(`state_${row.state}`)}
        {row.layer !== null && <small className={styles["layer"]}>{t(`state_${row.layer}`)}</small>}
      </td>
      <td>{row.priority > 0 ? t("high") : row.priority < 0 ? t("low") : t("ordinary")}</td>
    </tr>
  );
}

function passOf({ state, due_on: due, returned, skip_reason: why }: QueuedArticle["people"][number]): string {
  if (why !== null) return why === "" ? t("pass_skipped") : t("pass_skipped_because", { why });
  if (returned) return t("pass_returned");
  if (state === "submitted") return t("pass_submitted");
  if (state === "leased") return t("pass_leased");
  return due === null ? t("pass_assigned") : t("pass_due", { day: formatDay(due) });
}
