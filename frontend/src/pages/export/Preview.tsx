/** One record as the file will have it. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import type { Id, Wanted } from "../../api/model.ts";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { Panel } from "../Page.tsx";
import styles from "./ExportPage.module.css";
import { previewQuery, sizeOf } from "./exports.ts";
import { t } from "./messages.ts";

export function Preview({ project, wanted }: { project: Id; wanted: Wanted }) {
  const query = useQuery({ ...previewQuery(project, wanted), placeholderData: keepPreviousData });
  const preview = query.data;
  return (
    <Panel heading={t("preview")}>
      {query.isPending && <Skeleton height={220} />}
      {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {preview && !query.error && (
        <>
          {preview.lines.length === 0 ? (
            <p className={styles["note"]}>{t(preview.claims === null ? "preview_none" : "preview_unmatched")}</p>
          ) : (
            // Long records scroll, and what scrolls must be reachable by keyboard.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            <pre tabIndex={0} className={`${styles["record"]} ${query.isPlaceholderData ? styles["stale"] : ""}`}>
              {preview.lines.join("\n")}
            </pre>
          )}
          <p className={styles["note"]} role="status">
            {sizeOf(preview)}
            {preview.lines.length > 0 && ` · ${t("preview_help")}`}
          </p>
        </>
      )}
    </Panel>
  );
}
