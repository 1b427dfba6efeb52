/** One record as the file will have it. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";

import type { ExportPreview, Id } from "../../api/model.ts";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { Panel } from "../Page.tsx";
import styles from "./ExportPage.module.css";
import { previewQuery } from "./exports.ts";
import { t } from "./messages.ts";

export function Preview({ project, format, layer }: { project: Id; format: string; layer: string }) {
  const query = useQuery({ ...previewQuery(project, format, layer), placeholderData: keepPreviousData });
  const preview = query.data;
  return (
    <Panel heading={t("preview")}>
      {query.isPending && <Skeleton height={220} />}
      {query.error && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {preview && !query.error && (
        <>
          {preview.lines.length === 0 ? (
            <p className={styles["note"]}>{t("preview_none")}</p>
          ) : (
            // Long records scroll, and what scrolls must be reachable by keyboard.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            <pre tabIndex={0} className={`${styles["record"]} ${query.isPlaceholderData ? styles["stale"] : ""}`}>
              {preview.lines.join("\n")}
            </pre>
          )}
          <p className={styles["note"]}>
            {size(preview)}
            {preview.lines.length > 0 && ` · ${t("preview_help")}`}
          </p>
        </>
      )}
    </Panel>
  );
}

function size({ articles, claims }: ExportPreview): string {
  const parts = [t("articles", { count: articles })];
  if (claims !== undefined) parts.push(t("claims", { count: claims }));
  return parts.join(", ");
}
