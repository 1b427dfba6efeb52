/** The verdict scale: labels renamed, moved, added; one merged into another, with what that means said before, and undone. */
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";

import type { EditedLabel, EditedScale, Id, LabelChange, Project } from "../../api/model.ts";
import { ProblemNotice, Skeleton } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { fromServer } from "../../ui/language/translate.ts";
import { COLORS, COMPARABLES, DIGITS, type LabelProblem, type Labels, withDigit, withNew } from "./labels.ts";
import { MergeBox, Merged } from "./Merging.tsx";
import { t } from "./scaleMessages.ts";
import styles from "./ScaleEditor.module.css";

interface ScaleEditorProps {
  project: Project;
  scale: UseQueryResult<EditedScale>;
  labels: Labels | null;
  problems: ReadonlyMap<number, LabelProblem>;
  /** Whether labels were changed and not saved: merging waits for that. */
  changed: boolean;
  set: (labels: Labels) => void;
}

export function ScaleEditor({ project, scale, labels, problems, changed, set }: ScaleEditorProps) {
  const [merging, setMerging] = useState<Id | null>(null);
  if (scale.error) return <ProblemNotice error={scale.error} retry={() => void scale.refetch()} />;
  if (!scale.data || labels === null) return <Skeleton height={240} />;
  const counts = new Map(scale.data.labels.map((label) => [label.id, verdictsOf(scale.data, label)]));
  const change = (at: number, part: Partial<LabelChange>): void =>
    set(labels.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <>
      <p className={styles["hint"]}>{t("help")}</p>
      <div className={styles["scroll"]}>
        <table className={styles["table"]}>
          <thead>
            <tr>
              {(["digit", "sign", "name", "color", "comparable"] as const).map((column) => (
                <th key={column} scope="col">
                  {t(column)}
                </th>
              ))}
              <th scope="col" className={styles["number"]}>
                {t("verdicts")}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t("merge")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {labels.map((label, at) => (
              <Row
                key={label.id ?? `new-${at}`}
                label={label}
                problem={problems.get(at)}
                verdicts={label.id === undefined ? null : (counts.get(label.id) ?? "")}
                setDigit={(digit) => set(withDigit(labels, at, digit))}
                change={(part) => change(at, part)}
                drop={() => set(labels.filter((_, i) => i !== at))}
                merge={changed || labels.length < 2 ? null : () => setMerging(label.id ?? null)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {merging !== null && (
        <MergeBox project={project} scale={scale.data} label={merging} close={() => setMerging(null)} />
      )}
      <Merged project={project} scale={scale.data} waits={changed} />
      <div className={styles["row"]}>
        <Button small disabled={labels.length >= DIGITS.length} onClick={() => set(withNew(labels))}>
          {t("add")}
        </Button>
        {changed && <span className={styles["hint"]}>{t("merge_waits")}</span>}
      </div>
    </>
  );
}

/** How many claims a label judges, as far as they were counted. */
function verdictsOf({ counted_to: end }: EditedScale, { verdicts }: EditedLabel): string {
  return t(verdicts < end ? "count" : "count_or_more", { count: verdicts });
}

interface RowProps {
  label: LabelChange;
  problem: LabelProblem | undefined;
  /** Null for a label that is not stored yet. */
  verdicts: string | null;
  setDigit: (digit: number) => void;
  change: (part: Partial<LabelChange>) => void;
  drop: () => void;
  merge: (() => void) | null;
}

function Row({ label, problem, verdicts, setDigit, change, drop, merge }: RowProps) {
  const named = label.name || t("new_label");
  return (
    <tr style={{ color: `var(--verdict-${label.color})` }}>
      <td>
        <select
          aria-label={t("digit_of", { name: named })}
          value={label.digit}
          onChange={(event) => setDigit(Number(event.target.value))}
        >
          {DIGITS.map((digit) => (
            <option key={digit} value={digit}>
              {digit}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          className={styles["sign"]}
          aria-label={t("sign_of", { name: named })}
          aria-invalid={problem === "label_needs_sign" || problem === "label_sign_twice"}
          maxLength={4}
          value={label.sign}
          onChange={(event) => change({ sign: event.target.value })}
        />
      </td>
      <td>
        <NameField label={label} problem={problem} set={(name) => change({ name })} />
      </td>
      <td>
        <Words
          name={t("color_of", { name: named })}
          value={label.color}
          words={COLORS}
          set={(color) => change({ color })}
        />
      </td>
      <td>
        <Words
          name={t("comparable_of", { name: named })}
          value={label.comparable}
          words={COMPARABLES}
          set={(comparable) => change({ comparable })}
        />
      </td>
      <td className={styles["number"]}>{verdicts}</td>
      <td className={styles["act"]}>
        <Act named={named} drop={verdicts === null ? drop : null} merge={merge} />
      </td>
    </tr>
  );
}

interface NameFieldProps {
  label: LabelChange;
  problem: LabelProblem | undefined;
  set: (name: string) => void;
}

function NameField({ label, problem, set }: NameFieldProps) {
  return (
    <>
      <input
        className={styles["name"]}
        aria-label={t("name_of", { digit: label.digit })}
        aria-invalid={problem === "label_needs_name" || problem === "label_name_twice"}
        maxLength={100}
        dir="auto"
        value={label.name}
        onChange={(event) => set(event.target.value)}
      />
      {problem && (
        <div className={styles["error"]} role="alert">
          {t(problem)}
        </div>
      )}
    </>
  );
}

/** A label that is not stored yet is dropped; another one is merged, where nothing stands against it. */
function Act({ named, drop, merge }: { named: string; drop: (() => void) | null; merge: (() => void) | null }) {
  if (drop !== null)
    return (
      <Button kind="quiet" small aria-label={t("drop_label", { name: named })} onClick={drop}>
        {t("drop")}
      </Button>
    );
  return (
    <Button
      kind="quiet"
      small
      aria-label={t("merge_label", { name: fromServer(named) })}
      disabled={merge === null}
      onClick={merge ?? undefined}
    >
      {t("merge")}
    </Button>
  );
}

interface WordsProps<Word extends string> {
  name: string;
  value: Word;
  words: readonly Word[];
  set: (word: Word) => void;
}

function Words<Word extends "true" | (typeof COLORS)[number] | (typeof COMPARABLES)[number]>(props: WordsProps<Word>) {
  const { name, value, words, set } = props;
  return (
    <select aria-label={name} value={value} onChange={(event) => set(event.target.value as Word)}>
      {words.map((word) => (
        <option key={word} value={word}>
          {t(`word_${word}`)}
        </option>
      ))}
    </select>
  );
}
