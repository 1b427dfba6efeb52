/** Annotated files of other tools: chosen, surveyed, confirmed, and what came of each import. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";

import { importAnnotations } from "../../../api/endpoints.ts";
import type { AnnotationsJob, FormatInfo, Id, Limits } from "../../../api/model.ts";
import { ProblemNotice } from "../../../frame/States.tsx";
import { Button } from "../../../ui/Button.tsx";
import { formatBytes, formatMoment, fromServer } from "../../../ui/language/translate.ts";
import { Notice } from "../../../ui/Notice.tsx";
import { Progress } from "../../../ui/Progress.tsx";
import { JobLine } from "../../JobLine.tsx";
import { isMoving, jobsQuery, useLiveJob } from "../../jobs.ts";
import { Panel } from "../../Page.tsx";
import styles from "./Annotations.module.css";
import { bytesOf } from "./mapping.ts";
import { t } from "./messages.ts";
import { Stored } from "./Stored.tsx";
import { Survey } from "./Survey.tsx";

interface AnnotationsProps {
  project: Id;
  limits: Limits;
  formats: readonly FormatInfo[];
  jobs: readonly AnnotationsJob[];
}

export function Annotations({ project, limits, formats, jobs }: AnnotationsProps) {
  return (
    <Panel heading={t("heading")}>
      <p className={styles["help"]}>{t("help")}</p>
      <Chooser project={project} limits={limits} formats={formats} />
      {jobs.map((job) => (
        <Entry key={job.id} listed={job} formats={formats} />
      ))}
    </Panel>
  );
}

function Chooser({ project, limits, formats }: Omit<AnnotationsProps, "jobs">) {
  const input = useRef<HTMLInputElement>(null);
  const [format, setFormat] = useState("");
  const { send, take, refused } = useSending(project, limits, format);
  const sending = send.isPending
    ? t("sending", { count: send.variables.length, bytes: formatBytes(bytesOf(send.variables)) })
    : null;
  return (
    <>
      <div className={styles["chooser"]}>
        <Button disabled={send.isPending} onClick={() => input.current?.click()}>
          {t("choose")}
        </Button>
        <FormatField formats={formats} format={format} onChoose={setFormat} />
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t("choose")}
          onChange={(event) => {
            take([...(event.target.files ?? [])]);
            // The same file may be chosen again after it was mended.
            event.target.value = "";
          }}
        />
      </div>
      {sending !== null && (
        <div className={styles["sending"]} role="status">
          <Progress label={sending} done={0} total={0} />
          {sending}
        </div>
      )}
      {refused !== null && <Notice tone="warn" title={refused} />}
      {send.error && <ProblemNotice error={send.error} retry={() => send.mutate(send.variables)} />}
    </>
  );
}

interface FormatFieldProps {
  formats: readonly FormatInfo[];
  format: string;
  onChoose: (format: string) => void;
}

function FormatField({ formats, format, onChoose }: FormatFieldProps) {
  return (
    <label className={styles["format"]}>
      {t("format")}
      <select value={format} onChange={(event) => onChoose(event.target.value)}>
        <option value="">{t("format_auto")}</option>
        {formats
          .filter((one) => one.reads)
          .map((one) => (
            <option key={one.name} value={one.name} disabled={!one.available}>
              {fromServer(one.label)}
            </option>
          ))}
      </select>
    </label>
  );
}

/** The files as they are sent, and why some are not. */
function useSending(project: Id, limits: Limits, format: string) {
  const queries = useQueryClient();
  const [refused, setRefused] = useState<string | null>(null);
  const send = useMutation({
    mutationFn: (files: readonly File[]) => importAnnotations(project, files, format),
    onSettled: () => queries.invalidateQueries({ queryKey: jobsQuery(project).queryKey }),
  });
  const take = (files: readonly File[]) => {
    const bytes = bytesOf(files);
    const most = limits.upload_bytes;
    const large = bytes > most ? t("too_large", { bytes: formatBytes(bytes), limit: formatBytes(most) }) : null;
    const many = files.length > limits.upload_files ? t("too_many", { limit: limits.upload_files }) : null;
    setRefused(many ?? large);
    if (files.length > 0 && many === null && large === null) send.mutate(files);
  };
  return { send, take, refused };
}

function Entry({ listed, formats }: { listed: AnnotationsJob; formats: readonly FormatInfo[] }) {
  const job = useLiveJob(listed);
  const name = t("import_of", { moment: formatMoment(job.created_at) });
  const reading = isMoving(job) && job.result === null;
  return (
    <div className={styles["entry"]}>
      <JobLine job={job} title={reading ? t("reading") : name} />
      {job.state === "waiting" && job.result !== null && (
        <Survey job={job} result={job.result} format={formats.find((one) => one.name === job.result?.format)} />
      )}
      {!isMoving(job) && job.state !== "waiting" && job.result !== null && (
        <Stored job={job} result={job.result} name={name} />
      )}
    </div>
  );
}
