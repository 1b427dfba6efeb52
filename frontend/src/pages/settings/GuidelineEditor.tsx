/** The guideline: its newest text in an editor with a preview, and every version to read. */
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";

import { getGuideline } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import type { Guideline, Id, Project } from "../../api/model.ts";
import { Button } from "../../ui/Button.tsx";
import { TextArea } from "../../ui/Field.tsx";
import { Loading, ProblemNotice } from "../../frame/States.tsx";
import { formatDayOf } from "../../ui/language/translate.ts";
import { Panel } from "../Page.tsx";
import { t } from "./messages.ts";
import styles from "./SettingsPage.module.css";

const Compared = lazy(() => import("./Compared.tsx"));
const Markdown = lazy(() => import("../../ui/Markdown.tsx"));

interface GuidelineEditorProps {
  project: Project;
  /** The text where it is another than the newest version; null where it is not. */
  edited: string | null;
  set: (text: string | null) => void;
}

export function GuidelineEditor({ project, edited, set }: GuidelineEditorProps) {
  const newest = useQuery({
    queryKey: ["project", project.id, "guideline"],
    queryFn: () => newestOf(project.id),
  });
  return (
    <Panel heading={t("guideline")}>
      {newest.isPending && <Loading />}
      {newest.error && <ProblemNotice error={newest.error} retry={() => void newest.refetch()} />}
      {newest.data !== undefined && <Editor project={project.id} newest={newest.data} edited={edited} set={set} />}
    </Panel>
  );
}

/** Read the newest version; null where there is none yet. */
async function newestOf(project: Id): Promise<Guideline | null> {
  try {
    return await getGuideline(project);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

interface EditorProps {
  project: Id;
  newest: Guideline | null;
  edited: string | null;
  set: (text: string | null) => void;
}

function Editor({ project, newest, edited, set }: EditorProps) {
  const stored = newest?.markdown ?? "";
  const text = edited ?? stored;
  const setText = (wanted: string): void => set(wanted === stored ? null : wanted);
  const [preview, setPreview] = useState(false);
  const number = newest?.number ?? 0;
  const empty = text.trim() === "";
  const told = edited === null ? (number === 0 ? "guideline_nothing" : "guideline_same") : "guideline_saving";
  const note = t(empty && edited !== null ? "guideline_empty" : told, {
    number: edited === null ? number : number + 1,
  });
  return (
    <>
      <p className={styles["hint"]}>{t("guideline_help")}</p>
      <div className={styles["tabs"]} role="group" aria-label={t("guideline")}>
        <Button kind={preview ? "quiet" : "plain"} small aria-pressed={!preview} onClick={() => setPreview(false)}>
          {t("guideline_write")}
        </Button>
        <Button kind={preview ? "plain" : "quiet"} small aria-pressed={preview} onClick={() => setPreview(true)}>
          {t("guideline_preview")}
        </Button>
      </div>
      {preview ? (
        <div className={styles["preview"]}>{empty ? t("guideline_nothing") : <Shown text={text} />}</div>
      ) : (
        <TextArea
          label={t("guideline_text")}
          className={styles["markdown"]}
          dir="auto"
          rows={14}
          spellCheck
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      <p className={styles["hint"]} role="status">
        {note}
      </p>
      {newest && <Versions project={project} newest={newest} take={setText} />}
    </>
  );
}

function Shown({ text }: { text: string }) {
  return (
    <Suspense fallback={<Loading />}>
      <Markdown text={text} />
    </Suspense>
  );
}

interface VersionsProps {
  project: Id;
  newest: Guideline;
  take: (text: string) => void;
}

function Versions({ project, newest, take }: VersionsProps) {
  const [open, setOpen] = useState<{ number: number; how: "read" | "changes" } | null>(null);
  const numbers = Array.from({ length: newest.number }, (_, i) => newest.number - i);
  const toggle = (number: number, how: "read" | "changes") => {
    const shown = open?.number === number && open.how === how;
    const label = t(shown ? "guideline_hide" : `guideline_${how}`);
    return (
      <Button
        kind="quiet"
        small
        aria-expanded={shown}
        aria-label={`${label}: ${t(how === "read" ? "guideline_version" : "guideline_changes_of", { number })}`}
        onClick={() => setOpen(shown ? null : { number, how })}
      >
        {label}
      </Button>
    );
  };
  return (
    <>
      <h3 className={styles["title"]}>{t("guideline_older")}</h3>
      <ul className={styles["versions"]}>
        {numbers.map((number) => (
          <li key={number}>
            <div className={styles["row"]}>
              <span>
                {t("guideline_version", { number })}
                {number === newest.number && `, ${t("guideline_current")}`}
              </span>
              <span>
                {number > 1 && toggle(number, "changes")}
                {toggle(number, "read")}
              </span>
            </div>
            {open?.number === number && open.how === "read" && (
              <OneVersion project={project} number={number} take={take} />
            )}
            {open?.number === number && open.how === "changes" && (
              <Suspense fallback={<Loading />}>
                <Compared project={project} number={number} />
              </Suspense>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function OneVersion({ project, number, take }: { project: Id; number: number; take: (text: string) => void }) {
  const version = useQuery({
    queryKey: ["project", project, "guideline", number],
    queryFn: () => getGuideline(project, number),
    staleTime: Infinity,
  });
  if (version.error) return <ProblemNotice error={version.error} retry={() => void version.refetch()} />;
  if (!version.data) return <Loading />;
  const { markdown, created_at } = version.data;
  return (
    <div className={styles["preview"]}>
      <p className={styles["hint"]}>
        <time dateTime={created_at}>{formatDayOf(created_at)}</time>{" "}
        <Button kind="quiet" small onClick={() => take(markdown)}>
          {t("guideline_take")}
        </Button>
      </p>
      <Shown text={markdown} />
    </div>
  );
}
