/** What the files of an import hold: somebody says what its labels mean and where its claims go, or gives it up. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import { commitImport, undoImport } from "../../../api/endpoints.ts";
import type { AnnotationsJob, AnnotationsResult, FormatInfo, FoundLabel, LabelMeaning } from "../../../api/model.ts";
import { ProblemNotice } from "../../../frame/States.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { fromServer } from "../../../ui/language/translate.ts";
import { toast } from "../../../ui/overlay/Toast.tsx";
import { jobsQuery } from "../../jobs.ts";
import styles from "./Annotations.module.css";
import { type Answers, longestLayer, meaning, missing, noAnswers, slots, uncounted } from "./mapping.ts";
import { t } from "./messages.ts";
import { ToldRows } from "./ToldRows.tsx";

const sampleAtFirst = 5;

interface SurveyProps {
  job: AnnotationsJob;
  result: AnnotationsResult;
  format: FormatInfo | undefined;
}

export function Survey({ job, result, format }: SurveyProps) {
  const [answers, setAnswers] = useState<Answers>(noAnswers);
  const [asked, setAsked] = useState(false);
  const { store, giveUp } = useDecision(job);
  const lacks = missing(result, answers);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (lacks === null) store.mutate(answers);
  };
  const error = store.error ?? giveUp.error;
  return (
    <form className={styles["survey"]} onSubmit={submit} noValidate>
      <Found result={result} format={format} />
      <Labels result={result} answers={answers} onChange={setAnswers} asked={asked} />
      <Sample result={result} />
      <ToldRows job={job} told={result.told} total={result.counts.refused + result.counts.changed} />
      <Target result={result} answers={answers} onChange={setAnswers} wrong={asked && lacks === "layer"} />
      {asked && lacks !== null && lacks !== "layer" && (
        <p className={styles["wrong"]} role="alert">
          {t(`missing_${lacks}`)}
        </p>
      )}
      {error && <ProblemNotice error={error} />}
      <div className={styles["buttons"]}>
        <Button kind="primary" type="submit" disabled={store.isPending || giveUp.isPending}>
          {store.isPending
            ? t("storing")
            : uncounted(result) === null
              ? t("store", { count: result.counts.claims })
              : t("store_all")}
        </Button>
        <Button disabled={store.isPending || giveUp.isPending} onClick={() => giveUp.mutate()}>
          {t("give_up")}
        </Button>
      </div>
    </form>
  );
}

function useDecision(job: AnnotationsJob) {
  const queries = useQueryClient();
  const settled = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: jobsQuery(job.project).queryKey }),
      queries.invalidateQueries({ queryKey: ["job", job.id] }),
    ]);
  const store = useMutation({
    mutationFn: ({ labels, into, layer }: Answers) => commitImport(job.id, { labels, into, layer: layer.trim() }),
    onSettled: settled,
  });
  const giveUp = useMutation({
    mutationFn: () => undoImport(job.id),
    onSuccess: () => toast(t("given_up")),
    onSettled: settled,
  });
  return { store, giveUp };
}

function Found({ result, format }: Omit<SurveyProps, "job">) {
  const { counts, units } = result;
  const spans = uncounted(result);
  const facts = [
    ...(counts.articles_known > 0 ? [t("known", { count: counts.articles_known })] : []),
    ...(counts.without_text > 0 ? [t("without_text", { count: counts.without_text })] : []),
    ...Object.keys(units).map((unit) => t("units", { units: fromServer(unit) })),
    ...(counts.refused > 0 ? [t("refused", { count: counts.refused })] : []),
    ...(counts.changed > 0 ? [t("changed", { count: counts.changed })] : []),
  ];
  return (
    <section>
      <h3>{t("found")}</h3>
      <p>
        <strong>
          {t("found_in", {
            format: format ? fromServer(format.label) : result.format,
            articles: t("articles", { count: counts.articles }),
            claims: spans === null ? t("claims", { count: counts.claims }) : t("spans", { count: spans }),
          })}
        </strong>
      </p>
      {facts.map((fact) => (
        <p key={fact} className={styles["muted"]}>
          {fact}
        </p>
      ))}
    </section>
  );
}

interface AnswersProps {
  result: AnnotationsResult;
  answers: Answers;
  onChange: (answers: Answers) => void;
}

function Labels({ result, answers, onChange, asked }: AnswersProps & { asked: boolean }) {
  if (result.labels.length === 0) return <p className={styles["muted"]}>{t("labels_none")}</p>;
  return (
    <section>
      <h3>{t("labels")}</h3>
      <p className={styles["muted"]}>{t("labels_help")}</p>
      <table className={styles["labels"]}>
        <thead>
          <tr>
            <th scope="col">{t("label")}</th>
            <th scope="col" className={styles["number"]}>
              {t("count")}
            </th>
            <th scope="col">{t("meaning")}</th>
          </tr>
        </thead>
        <tbody>
          {result.labels.map((one) => (
            <tr key={one.label}>
              <th scope="row">{one.label}</th>
              <td className={styles["number"]}>{one.count}</td>
              <td>
                <Meaning
                  label={one}
                  slot={meaning(one, answers)}
                  asked={asked}
                  onChange={(slot) => onChange({ ...answers, labels: { ...answers.labels, [one.label]: slot } })}
                />
                {one.saved && answers.labels[one.label] === undefined && (
                  <span className={styles["saved"]}>{t("saved")}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface MeaningProps {
  label: FoundLabel;
  slot: LabelMeaning | null;
  asked: boolean;
  onChange: (slot: LabelMeaning) => void;
}

function Meaning({ label, slot, asked, onChange }: MeaningProps) {
  return (
    <select
      aria-label={t("meaning_of", { label: label.label })}
      aria-invalid={asked && slot === null}
      value={slot ?? ""}
      onChange={(event) => onChange(event.target.value as LabelMeaning)}
    >
      {slot === null && <option value="">{t("choose_slot")}</option>}
      {slots.map((one) => (
        <option key={one} value={one}>
          {t(`slot_${one}`)}
        </option>
      ))}
    </select>
  );
}

function Sample({ result }: { result: AnnotationsResult }) {
  const shown = result.sample.slice(0, sampleAtFirst);
  if (shown.length === 0) return null;
  return (
    <details className={styles["sample"]} open>
      <summary>{t("sample", { count: shown.length })}</summary>
      <p className={styles["muted"]}>{t("sample_help")}</p>
      <ul>
        {shown.map((claim) => (
          <li key={`${claim.where} ${claim.content} ${claim.source} ${claim.cue}`}>
            <blockquote>{claim.content}</blockquote>
            <span className={styles["muted"]}>
              {[claim.source || t("nobody"), claim.cue, claim.where].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Target({ result, answers, onChange, wrong }: AnswersProps & { wrong: boolean }) {
  return (
    <fieldset className={styles["target"]}>
      <legend>{t("into")}</legend>
      {(["suggestions", "layer", "gold"] as const).map((into) => (
        <label key={into}>
          <input
            type="radio"
            name="into"
            checked={answers.into === into}
            onChange={() => onChange({ ...answers, into })}
          />
          <span>{t(`into_${into}`)}</span>
          <small>{t(`into_${into}_help`)}</small>
        </label>
      ))}
      {answers.into === "layer" && (
        <Field
          label={t("layer")}
          value={answers.layer}
          maxLength={longestLayer}
          onChange={(event) => onChange({ ...answers, layer: event.target.value })}
          error={wrong ? t("missing_layer") : null}
          hint={
            <>
              {t("layer_hint", { limit: longestLayer })}{" "}
              {result.annotators.length > 1 && t("annotators", { count: result.annotators.length })}
            </>
          }
        />
      )}
    </fieldset>
  );
}
