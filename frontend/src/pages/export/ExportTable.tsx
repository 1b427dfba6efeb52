/** Exports built so far: counts, checksum, file, manifest; one that is being built shows how far it is. */
import { useQuery } from "@tanstack/react-query";

import { address } from "../../api/client.ts";
import type { Export, FormatInfo, Manifest, Project } from "../../api/model.ts";
import { Button, ButtonAnchor } from "../../ui/Button.tsx";
import { t as frame } from "../../ui/messages.ts";
import { Progress } from "../../ui/Progress.tsx";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { copy } from "../../ui/page/copying.ts";
import { formatBytes, formatMoment, fromServer } from "../../ui/language/translate.ts";
import { figure } from "../JobLine.tsx";
import { isMoving } from "../jobs.ts";
import { Panel } from "../Page.tsx";
import { everybody, exportsQuery, shortChecksum } from "./exports.ts";
import styles from "./ExportTable.module.css";
import { Losses } from "./Losses.tsx";
import { t } from "./messages.ts";
import { Chosen } from "./selecting/Chosen.tsx";

export function ExportTable({ project, formats }: { project: Project; formats: readonly FormatInfo[] }) {
  const query = useQuery(exportsQuery(project.id));
  const rows = query.data;
  return (
    <Panel heading={t("earlier")}>
      {query.isPending && <Skeleton height={96} />}
      {query.error && rows === undefined && <ProblemNotice error={query.error} retry={() => void query.refetch()} />}
      {rows?.length === 0 && <p className={styles["none"]}>{t("earlier_none")}</p>}
      {rows !== undefined && rows.length > 0 && (
        <ul className={styles["list"]}>
          {rows.map((row) => (
            <Row key={row.id} project={project} row={row} format={formats.find((one) => one.name === row.format)} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

interface RowProps {
  project: Project;
  row: Export;
  format: FormatInfo | undefined;
}

function Row({ project, row, format }: RowProps) {
  const name = `${format ? fromServer(format.label) : row.format}, ${row.layer === everybody ? t("all") : row.layer}`;
  return (
    <li className={styles["row"]}>
      <div className={styles["what"]}>
        {name}
        <Chosen project={project} selection={row.selection} />
        {row.file_name && <span className={styles["file"]}>{row.file_name}</span>}
        {row.manifest?.lost && <Losses lost={row.manifest.lost} />}
      </div>
      {isMoving(row) ? (
        <Moving row={row} name={name} />
      ) : (
        <>
          <span className={styles["muted"]}>{formatMoment(row.finished_at ?? row.created_at)}</span>
          {row.state === "done" && row.manifest !== null ? (
            <Built row={row} manifest={row.manifest} name={name} />
          ) : (
            <span className={styles["bad"]}>{ended(row)}</span>
          )}
        </>
      )}
    </li>
  );
}

function ended({ error, state }: Export): string {
  return error ? fromServer(error.message, error.code) : t(state === "cancelled" ? "cancelled" : "failed");
}

function Built({ row, manifest, name }: { row: Export; manifest: Manifest; name: string }) {
  const { articles, claims, bytes, sha256 } = manifest;
  const counts = [t("articles", { count: articles }), t("claims", { count: claims }), formatBytes(bytes)];
  return (
    <>
      <span className={styles["muted"]}>{counts.join(" · ")}</span>
      <span className={styles["actions"]}>
        <span className={styles["checksum"]} title={`SHA-256 ${sha256}`}>
          {shortChecksum(sha256)}
        </span>
        <Button kind="quiet" small aria-label={t("copy_checksum", { name })} onClick={() => void copy(sha256)}>
          {frame("copy")}
        </Button>
      </span>
      <span className={styles["actions"]}>
        <ButtonAnchor
          kind="quiet"
          small
          href={address(`exports/${row.id}/manifest`)}
          download={`${row.file_name ?? row.id}.manifest.json`}
          aria-label={t("manifest_label", { name })}
        >
          {t("manifest")}
        </ButtonAnchor>
        <ButtonAnchor
          small
          href={address(`exports/${row.id}/file`)}
          download
          aria-label={t("download_label", { name })}
        >
          {t("download")}
        </ButtonAnchor>
      </span>
    </>
  );
}

function Moving({ row, name }: { row: Export; name: string }) {
  return (
    <span className={styles["moving"]}>
      <Progress label={`${t("moving")}: ${name}`} done={row.done} total={row.total} />
      <span role="status">{figure(row)}</span>
    </span>
  );
}
