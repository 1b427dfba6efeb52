/** Files by dropping or by choosing; what cannot be imported is named before anything is sent. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { DragEvent } from "react";

import { importFiles } from "../../api/endpoints.ts";
import type { Id, Limits } from "../../api/model.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Progress } from "../../ui/Progress.tsx";
import { ProblemNotice } from "../../frame/States.tsx";
import { formatBytes } from "../../ui/language/translate.ts";
import { jobsQuery } from "../jobs.ts";
import styles from "./FileChooser.module.css";
import { acceptedSuffixes, inParts, sortFiles, total } from "./files.ts";
import type { Refusal } from "./files.ts";
import { t } from "./messages.ts";

interface FileChooserProps {
  project: Id;
  limits: Limits;
  pasting: boolean;
  onPaste: () => void;
}

export function FileChooser({ project, limits, pasting, onPaste }: FileChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<readonly Refusal[]>([]);
  const upload = useUpload(project);
  const take = (files: readonly File[]) => {
    const sorted = sortFiles(files, limits.upload_bytes);
    setRefused(sorted.refused);
    if (sorted.send.length > 0) upload.mutate(inParts(sorted.send, limits));
  };
  const { over, handlers } = useDrop(take);

  return (
    <>
      <div className={`${styles["zone"]} ${over ? styles["over"] : ""}`} {...handlers}>
        <strong>{over ? t("drop_now") : t("drop")}</strong>
        <p>{t("drop_help")}</p>
        <p>{t("limits", { bytes: formatBytes(limits.upload_bytes), characters: limits.article_characters })}</p>
        <div className={styles["buttons"]}>
          <Button kind="primary" onClick={() => input.current?.click()}>
            {t("choose")}
          </Button>
          <Button aria-expanded={pasting} onClick={onPaste}>
            {pasting ? t("paste_close") : t("paste")}
          </Button>
        </div>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={acceptedSuffixes}
          aria-label={t("choose")}
          onChange={(event) => {
            take([...(event.target.files ?? [])]);
            // The same file may be chosen again after it was mended.
            event.target.value = "";
          }}
        />
        {upload.isPending && <Sending parts={upload.variables} />}
      </div>
      {upload.error && <ProblemNotice error={upload.error} retry={() => upload.mutate(upload.unsent)} />}
      {refused.length > 0 && <Refused refused={refused} limit={limits.upload_bytes} />}
    </>
  );
}

function Sending({ parts }: { parts: Parts }) {
  const files = parts.flat();
  const label = t("sending", { count: files.length, bytes: formatBytes(total(files)) });
  return (
    <div className={styles["sending"]} role="status">
      <Progress label={label} done={0} total={0} />
      {label} {parts.length > 1 && t("in_parts", { count: parts.length })}
    </div>
  );
}

function Refused({ refused, limit }: { refused: readonly Refusal[]; limit: number }) {
  return (
    <Notice tone="warn" title={t("refused_title", { count: refused.length })}>
      <ul className={styles["refused"]}>
        {refused.map((one) => (
          <li key={`${one.name} ${one.reason}`}>
            {t(`refused_${one.reason}`, {
              name: one.name,
              bytes: formatBytes(one.bytes),
              limit: formatBytes(limit),
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

type Parts = readonly (readonly File[])[];

/** Send one import after the other; what could not be sent can be tried again, without what was. */
function useUpload(project: Id) {
  const queries = useQueryClient();
  const sent = useRef(0);
  const upload = useMutation({
    mutationFn: async (parts: Parts) => {
      sent.current = 0;
      for (const part of parts) {
        // oxlint-disable-next-line no-await-in-loop
        await importFiles(project, part);
        sent.current += 1;
      }
    },
    onSettled: () => queries.invalidateQueries({ queryKey: jobsQuery(project).queryKey }),
  });
  return {
    ...upload,
    get unsent(): Parts {
      return upload.variables?.slice(sent.current) ?? [];
    },
  };
}

/** Drag events come for every child entered and left, so they are counted. */
function useDrop(take: (files: readonly File[]) => void) {
  const depth = useRef(0);
  const [over, setOver] = useState(false);
  const move = (step: 1 | -1) => {
    depth.current = Math.max(0, depth.current + step);
    setOver(depth.current > 0);
  };
  const handlers = {
    onDragEnter: (event: DragEvent) => {
      event.preventDefault();
      move(1);
    },
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDragLeave: () => move(-1),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      depth.current = 0;
      setOver(false);
      take([...event.dataTransfer.files]);
    },
  };
  return { over, handlers };
}
