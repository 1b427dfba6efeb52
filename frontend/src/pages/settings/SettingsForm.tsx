/** The rules of a project in one form; only what was changed is sent. */
import { fromServer } from "../../ui/language/translate.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from "react";

import { changeProject, getScale } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import type { BesideSettings, Meta, Project, ProjectChange } from "../../api/model.ts";
import { noteText } from "../../api/said.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { ProblemNotice } from "../../frame/States.tsx";
import { Panel } from "../Page.tsx";
import { Consequences } from "./Consequences.tsx";
import { Check, Choice } from "./controls.tsx";
import { changesOf, type Draft, draftOf, problemsOf, REQUIRABLE } from "./draft.ts";
import { GuidelineEditor } from "./GuidelineEditor.tsx";
import { labelProblems, type Labels, labelsOf, sameLabels } from "./labels.ts";
import { type MessageKey, t } from "./messages.ts";
import { ScaleEditor } from "./ScaleEditor.tsx";
import styles from "./SettingsPage.module.css";
import { useUnsavedGuard } from "./unsaved.ts";

type Typed = "name" | "language" | "annotators_per_article" | "overlap_share" | "control_share" | "accept_all_score";
type Switched = "blind" | "accept_all" | "quotes_in_content" | "verdict_required";

/** The form's values, what is wrong with them, and the ways to save or drop what was changed. */
function useDraft(project: Project) {
  /** What was touched; the rest follows the project, which another manager may change meanwhile. */
  const [edits, setEdits] = useState<Partial<Draft>>({});
  const draft = { ...draftOf(project), ...edits };
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const problems = problemsOf(draft);
  const changes = changesOf(project, draft);
  const scale = useScaleDraft(project);
  /** The text of the guideline where it is another than the newest. */
  const [guideline, setGuideline] = useState<string | null>(null);
  const count = Object.keys(changes).length + (scale.change === null ? 0 : 1) + (guideline === null ? 0 : 1);
  const save = useSave(project, () => {
    setEdits({});
    scale.set(null);
    setGuideline(null);
  });
  useUnsavedGuard(count > 0);
  const refused = save.error instanceof ApiError ? save.error : null;
  const errorOf = (name: keyof Draft): string | null => {
    const problem = problems[name];
    if (problem && tried) return t(problem);
    return refused?.field === name ? refused.message : null;
  };
  const set = (part: Partial<Draft>): void => {
    setEdits({ ...edits, ...part });
    save.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    const right = Object.keys(problems).length === 0 && scale.problems.size === 0 && guideline?.trim() !== "";
    const beside = { ...(scale.change && { scale: scale.change }), ...(guideline !== null && { guideline }) };
    if (right && count > 0) return save.mutate({ ...changes, ...beside });
    // The first field that is wrong, once its error stands beside it.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const discard = (): void => {
    setEdits({});
    scale.set(null);
    setGuideline(null);
    setTried(false);
    save.reset();
  };
  useSaveKey(form);
  return { scale, guideline, setGuideline, draft, count, save, form, refused, errorOf, set, submit, discard };
}

/** The labels of the scale as they stand in the form, and what of them has to be sent. */
function useScaleDraft(project: Project) {
  const query = useQuery({ queryKey: ["project", project.id, "scale"], queryFn: () => getScale(project.id) });
  const [edited, set] = useState<Labels | null>(null);
  const stored = query.data === undefined ? null : labelsOf(query.data.labels);
  const labels = edited ?? stored;
  const changed = edited !== null && stored !== null && !sameLabels(edited, stored);
  const change = changed ? { labels: [...edited], version: query.data?.version ?? "" } : null;
  return { query, labels, set, change, problems: labelProblems(labels ?? []) };
}

/** Save by the key that saves everywhere, wherever the focus is in the page. */
function useSaveKey(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "s")
        return;
      event.preventDefault();
      form.current?.requestSubmit();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [form]);
}

export function SettingsForm({ project, meta }: { project: Project; meta: Meta }) {
  const { scale, guideline, setGuideline, draft, count, save, form, refused, errorOf, set, submit, discard } =
    useDraft(project);
  const typed = (name: Typed, more: { type?: string; step?: string } = {}): ReactNode => (
    <Field
      label={t(name)}
      hint={t(`${name}_help`)}
      error={errorOf(name)}
      value={draft[name]}
      inputMode={more.type === "number" ? "decimal" : undefined}
      autoComplete="off"
      onChange={(event) => set({ [name]: event.target.value })}
      {...more}
    />
  );
  const switched = (name: Switched): ReactNode => (
    <Check label={t(name)} hint={t(`${name}_help`)} checked={draft[name]} set={(checked) => set({ [name]: checked })} />
  );
  return (
    <form ref={form} className={styles["form"]} noValidate onSubmit={submit}>
      <Panel heading={t("project")} className={styles["fields"]}>
        {typed("name")}
        {typed("language")}
      </Panel>
      <Panel heading={t("work")} className={styles["fields"]}>
        {typed("annotators_per_article", { type: "number" })}
        {typed("overlap_share", { type: "number", step: "any" })}
        <Consequences project={project} draft={draft} />
        {switched("blind")}
      </Panel>
      <Panel heading={t("suggestions")} className={styles["fields"]}>
        <Choice
          label={t("engine")}
          hint={t("engine_help")}
          error={errorOf("engine")}
          value={draft.engine}
          options={enginesOf(meta, draft.engine)}
          set={(engine) => set({ engine })}
        />
        {typed("control_share", { type: "number", step: "any" })}
        {switched("accept_all")}
        {draft.accept_all && typed("accept_all_score", { type: "number", step: "any" })}
      </Panel>
      <Panel heading={t("claims")} className={styles["fields"]}>
        <TypesChoice draft={draft} meta={meta} set={set} />
        {switched("quotes_in_content")}
        {switched("verdict_required")}
        <FieldsChoice draft={draft} set={set} />
      </Panel>
      <ScalePanel project={project} scale={scale} />
      <GuidelineEditor project={project} edited={guideline} set={setGuideline} />
      {save.error && !shownAtItsField(refused) && <ProblemNotice error={save.error} />}
      <SaveBar count={count} save={save} discard={discard} />
    </form>
  );
}

function ScalePanel({ project, scale }: { project: Project; scale: ReturnType<typeof useScaleDraft> }) {
  return (
    <Panel heading={t("scale")}>
      <ScaleEditor
        project={project}
        scale={scale.query}
        labels={scale.labels}
        problems={scale.problems}
        changed={scale.change !== null}
        set={scale.set}
      />
    </Panel>
  );
}

interface SaveBarProps {
  /** How many settings were changed. */
  count: number;
  save: ReturnType<typeof useSave>;
  discard: () => void;
}

function SaveBar({ count, save, discard }: SaveBarProps) {
  return (
    <div className={styles["save"]} role="status" data-unsaved={count > 0 || undefined}>
      <span>{count > 0 ? t("unsaved", { count }) : save.isSuccess ? t("saved") : ""}</span>
      {count > 0 && (
        <Button kind="quiet" onClick={discard}>
          {t("discard")}
        </Button>
      )}
      <Button kind="primary" type="submit" disabled={save.isPending || count === 0}>
        {save.isPending ? t("saving") : t("save")}
      </Button>
    </div>
  );
}

function useSave(project: Project, saved: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (changes: ProjectChange & BesideSettings) => changeProject(project.id, changes),
    onSuccess: async (changed) => {
      queries.setQueryData(["project", project.id], changed);
      // What was sent stands in the form until the page has read it back.
      await Promise.all(
        (["scale", "guideline"] as const).map((part) =>
          queries.invalidateQueries({ queryKey: ["project", project.id, part] }),
        ),
      );
      void queries.invalidateQueries({ queryKey: ["projects"] });
      saved();
    },
  });
}

/** Whether a refusal stands beside the field that it is about. */
function shownAtItsField(refused: ApiError | null): boolean {
  const field = refused?.field ?? null;
  return field !== null && field.split(".")[0] !== "scale" && field !== "guideline";
}

function enginesOf(meta: Meta, chosen: string): readonly { value: string; name: string }[] {
  const known = meta.engines.map(({ name, label, available, note }) => ({
    value: name,
    name: available ? fromServer(label) : t("engine_missing", { name: fromServer(label), note: noteText(note) }),
  }));
  const gone = chosen !== "" && known.every(({ value }) => value !== chosen) ? [{ value: chosen, name: chosen }] : [];
  return [{ value: "", name: t("engine_none") }, ...known, ...gone];
}

type SetDraft = (part: Partial<Draft>) => void;

function TypesChoice({ draft, meta, set }: { draft: Draft; meta: Meta; set: SetDraft }) {
  return (
    <BoxesChoice
      name="claim_types"
      options={meta.claim_types}
      named={(type) => t(`type_${type}` as MessageKey)}
      chosen={draft.claim_types}
      set={(claim_types) => set({ claim_types })}
    />
  );
}

function FieldsChoice({ draft, set }: { draft: Draft; set: SetDraft }) {
  return (
    <BoxesChoice
      name="required_fields"
      options={REQUIRABLE}
      named={(field) => t(`field_${field}`)}
      chosen={draft.required_fields}
      set={(required_fields) => set({ required_fields })}
    />
  );
}

interface BoxesChoiceProps<Option extends string> {
  name: "claim_types" | "required_fields";
  /** All that can be chosen, in the order in which it is kept. */
  options: readonly Option[];
  named: (option: Option) => string;
  chosen: readonly Option[];
  set: (chosen: readonly Option[]) => void;
}

function BoxesChoice<Option extends string>({ name, options, named, chosen, set }: BoxesChoiceProps<Option>) {
  const help = useId();
  return (
    <fieldset className={styles["types"]} aria-describedby={help}>
      <legend>{t(name)}</legend>
      <div id={help} className={styles["hint"]}>
        {t(`${name}_help`)}
      </div>
      {options.map((option) => (
        <label key={option}>
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={(event) =>
              // In the order of the list, whatever was chosen first.
              set(options.filter((one) => (one === option ? event.target.checked : chosen.includes(one))))
            }
          />
          {named(option)}
        </label>
      ))}
    </fieldset>
  );
}
