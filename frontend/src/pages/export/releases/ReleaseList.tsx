/** The releases of a project, newest first, with the one that is being made. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { address } from "../../../api/client.ts";
import { withdrawRelease } from "../../../api/endpoints.ts";
import type { Project, Release, ReleaseJob } from "../../../api/model.ts";
import { ProblemNotice } from "../../../frame/States.tsx";
import { Button, ButtonAnchor } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { formatBytes, formatDay, formatNumber, fromServer } from "../../../ui/language/translate.ts";
import { t as frame } from "../../../ui/messages.ts";
import { Progress } from "../../../ui/Progress.tsx";
import { copy } from "../../../ui/page/copying.ts";
import { everybody, shortChecksum } from "../exports.ts";
import { figure } from "../../JobLine.tsx";
import { isMoving } from "../../jobs.ts";
import { Panel } from "../../Page.tsx";
import { Chosen } from "../selecting/Chosen.tsx";
import { t } from "./messages.ts";
import { mostShared, releasesQuery } from "./releases.ts";
import styles from "./ReleasesPage.module.css";

interface ReleaseListProps {
  project: Project;
  data: { results: Release[]; making: ReleaseJob | null };
}

export function ReleaseList({ project, data: { results, making } }: ReleaseListProps) {
  return (
    <Panel heading={t("made")}>
      {making && <Making job={making} />}
      {results.length === 0 && !making && <p className={styles["muted"]}>{t("none")}</p>}
      <ul className={styles["list"]}>
        {results.map((release) => (
          <Row key={release.id} release={release} project={project} />
        ))}
      </ul>
    </Panel>
  );
}

function Making({ job }: { job: ReleaseJob }) {
  if (isMoving(job))
    return (
      <div className={styles["moving"]}>
        <Progress label={t("making")} done={job.done} total={job.total} />
        <span role="status">{figure(job)}</span>
      </div>
    );
  return (
    <p className={styles["bad"]}>
      {job.error ? `${t("failed")}: ${fromServer(job.error.message, job.error.code)}` : t("cancelled")}
    </p>
  );
}

function Row({ release, project }: { release: Release; project: Project }) {
  const { number, manifest, withdrawn } = release;
  const counts = [
    t("articles", { count: manifest.articles }),
    t("claims", { count: manifest.claims }),
    formatBytes(release.bytes),
    manifest.format,
    ...(manifest.layer === everybody ? [] : [manifest.layer]),
  ];
  return (
    <li className={styles["release"]}>
      <div className={styles["head"]}>
        <h3>{t("release", { number })}</h3>
        <span className={styles["muted"]}>{formatDay(manifest.made_on)}</span>
      </div>
      <span className={styles["muted"]}>{counts.join(" · ")}</span>
      <Chosen project={project} selection={manifest.selection} />
      <Facts release={release} />
      {withdrawn ? (
        <p className={styles["bad"]}>
          {t("withdrawn", { day: formatDay(withdrawn.at.slice(0, 10)), reason: withdrawn.reason })}
        </p>
      ) : (
        <Given release={release} project={project} />
      )}
    </li>
  );
}

function Facts({ release }: { release: Release }) {
  const { manifest } = release;
  const { alike, speakers } = mostShared(release);
  const splits = Object.entries(manifest.splits).map(([name, { articles }]) =>
    t("split", { split: named(name), articles: formatNumber(articles) }),
  );
  const { previous } = manifest;
  return (
    <ul className={styles["facts"]}>
      {splits.length > 0 && <li>{splits.join(" · ")}</li>}
      {manifest.leaks.length > 0 && (
        <li>{`${t("alike", { value: formatNumber(alike) })} · ${t("shared", { count: speakers })}`}</li>
      )}
      <li>{manifest.found === null ? t("no_agreement") : t("agreement", { value: formatNumber(manifest.found) })}</li>
      {previous && (
        <li>
          {t("since", {
            number: previous.number,
            added: formatNumber(previous.added),
            removed: formatNumber(previous.removed),
            changed: formatNumber(previous.changed),
          })}
        </li>
      )}
    </ul>
  );
}

function named(split: string): string {
  switch (split) {
    case "train":
    case "validation":
    case "test":
    case "unseen_speakers":
      return t(split);
    default:
      return split;
  }
}

function Given({ release, project }: { release: Release; project: Project }) {
  const { id, number, sha256 } = release;
  return (
    <>
      <div className={styles["actions"]}>
        <ButtonAnchor small href={address(`releases/${id}/file`)} download aria-label={t("download_label", { number })}>
          {t("download")}
        </ButtonAnchor>
        <ButtonAnchor
          kind="quiet"
          small
          href={address(`releases/${id}/manifest`)}
          download={`${release.file_name}.manifest.json`}
          aria-label={t("manifest_label", { number })}
        >
          {t("manifest")}
        </ButtonAnchor>
        <span className={styles["checksum"]} title={`SHA-256 ${sha256}`}>
          {shortChecksum(sha256)}
        </span>
        <Button kind="quiet" small aria-label={t("checksum_label", { number })} onClick={() => void copy(sha256)}>
          {frame("copy")}
        </Button>
      </div>
      <details className={styles["more"]}>
        <summary>{t("read")}</summary>
        <p className={styles["muted"]}>{t("read_help")}</p>
        {/* What scrolls must be reachable by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <pre tabIndex={0} className={styles["code"]}>
          {release.loader}
        </pre>
      </details>
      <Withdraw release={release} project={project} />
    </>
  );
}

function Withdraw({ release, project }: { release: Release; project: Project }) {
  const [reason, setReason] = useState("");
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => withdrawRelease(release.id, reason.trim()),
    onSuccess: () => queries.invalidateQueries({ queryKey: releasesQuery(project.id).queryKey }),
  });
  return (
    <details className={styles["more"]}>
      <summary aria-label={t("withdraw_label", { number: release.number })}>{t("withdraw")}</summary>
      <form
        className={styles["withdraw"]}
        onSubmit={(event) => {
          event.preventDefault();
          withdraw.mutate();
        }}
      >
        <Field
          label={t("reason")}
          hint={t("withdraw_help")}
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {withdraw.error && <ProblemNotice error={withdraw.error} />}
        <Button small type="submit" disabled={withdraw.isPending || reason.trim() === ""}>
          {t("withdraw")}
        </Button>
      </form>
    </details>
  );
}
