/** What an import brought, its report, and the way to take it back. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { address } from "../../../api/client.ts";
import { undoImport } from "../../../api/endpoints.ts";
import type { AnnotationsJob, AnnotationsResult } from "../../../api/model.ts";
import { ProblemNotice } from "../../../frame/States.tsx";
import { Button, ButtonAnchor } from "../../../ui/Button.tsx";
import { t as frame } from "../../../ui/messages.ts";
import { Modal } from "../../../ui/overlay/Modal.tsx";
import { toast } from "../../../ui/overlay/Toast.tsx";
import styles from "./Annotations.module.css";
import { t } from "./messages.ts";
import { ToldRows } from "./ToldRows.tsx";

interface StoredProps {
  job: AnnotationsJob;
  result: AnnotationsResult;
  name: string;
}

export function Stored({ job, result, name }: StoredProps) {
  const [asking, setAsking] = useState(false);
  const { brought } = result;
  if (result.undone) return <p className={styles["muted"]}>{t("undone")}</p>;
  if (brought === null && job.state === "cancelled") return null;
  const total = brought === null ? result.told.length : brought.refused + brought.changed;
  return (
    <div className={styles["stored"]}>
      <p role="status">{brought === null ? t("stored_nothing") : said(result, brought)}</p>
      <ToldRows job={job} told={result.told} total={total} />
      <div className={styles["buttons"]}>
        {total > 0 && (
          <ButtonAnchor
            small
            href={address(`imports/${job.id}/report`)}
            download
            aria-label={t("report_label", { name })}
          >
            {t("report")}
          </ButtonAnchor>
        )}
        {job.state !== "failed" || result.into !== null ? (
          <Button small aria-label={t("undo_label", { name })} onClick={() => setAsking(true)}>
            {t("undo")}
          </Button>
        ) : null}
      </div>
      {asking && <TakeBack job={job} close={() => setAsking(false)} />}
    </div>
  );
}

function said({ into, layer }: AnnotationsResult, brought: NonNullable<AnnotationsResult["brought"]>): string {
  const main =
    into === "suggestions" ? t("suggestions", { count: brought.suggestions }) : t("claims", { count: brought.claims });
  const parts = [
    into === "layer" && layer !== null ? `${main} ${t("into_layer_named", { layer })}` : main,
    ...(into === "gold" ? [t("into_gold_layer")] : []),
    ...(brought.articles_new > 0 ? [t("new_articles", { count: brought.articles_new })] : []),
    ...(brought.speakers > 0 ? [t("speakers", { count: brought.speakers })] : []),
    ...(brought.verdicts > 0 ? [t("verdicts", { count: brought.verdicts })] : []),
  ];
  return t("stored", { what: parts.join(" · ") });
}

function TakeBack({ job, close }: { job: AnnotationsJob; close: () => void }) {
  const queries = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoImport(job.id),
    onSuccess: () => {
      toast(t("undone_toast"));
      void queries.invalidateQueries({ queryKey: ["project", job.project] });
      void queries.invalidateQueries({ queryKey: ["job", job.id] });
      close();
    },
  });
  return (
    <Modal title={t("undo_title")} close={close}>
      <p>{t("undo_text")}</p>
      {undo.error && <ProblemNotice error={undo.error} />}
      <div className={styles["buttons"]}>
        <Button kind="danger" disabled={undo.isPending} onClick={() => undo.mutate()}>
          {t("undo_do")}
        </Button>
        <Button onClick={close}>{frame("cancel")}</Button>
      </div>
    </Modal>
  );
}
