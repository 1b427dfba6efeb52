/** Which articles and claims, and how much of the texts: a line that says so, and unfolds to the choices. */
import { useId } from "react";
import type { ChangeEvent, ReactNode } from "react";

import type { Project, Selection } from "../../../api/model.ts";
import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { fromServer } from "../../../ui/language/translate.ts";
import { t } from "./messages.ts";
import { choose, everything, labelName, phrases } from "./selection.ts";
import styles from "./Selecting.module.css";
import { SpeakerPick } from "./SpeakerPick.tsx";
import { Words } from "./Words.tsx";

interface SelectingProps {
  project: Project;
  selection: Selection;
  onChoose: (selection: Selection) => void;
}

export function Selecting({ project, selection, onChoose }: SelectingProps) {
  const said = phrases(selection, labelName(project));
  return (
    <details className={styles["selecting"]}>
      <summary>
        <strong>{t("which")}</strong>
        <span className={styles["said"]}>{said.length === 0 ? t("all") : said.join(" · ")}</span>
      </summary>
      <div className={styles["choices"]}>
        <Claims project={project} selection={selection} onChoose={onChoose} />
        <Articles selection={selection} onChoose={onChoose} />
        <Texts selection={selection} onChoose={onChoose} />
        {said.length > 0 && (
          <div>
            <Button kind="quiet" small onClick={() => onChoose(everything)}>
              {t("reset")}
            </Button>
          </div>
        )}
      </div>
    </details>
  );
}

function Claims({ project, selection, onChoose }: SelectingProps) {
  const labels = selection.labels ?? [];
  return (
    <Group legend={t("claims")}>
      <Choice
        label={t("status")}
        value={selection.status ?? ""}
        onChange={(event) => onChoose(choose(selection, "status", event.target.value as Selection["status"]))}
      >
        <option value="">{t("status_any")}</option>
        <option value="judged">{t("status_judged")}</option>
        <option value="final">{t("status_final")}</option>
      </Choice>
      <fieldset className={styles["labels"]}>
        <legend>{t("labels")}</legend>
        {project.scale.labels.map(({ key, name }) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={labels.includes(key)}
              onChange={({ target }) =>
                onChoose(
                  choose(selection, "labels", target.checked ? [...labels, key] : labels.filter((one) => one !== key)),
                )
              }
            />
            {fromServer(name)}
          </label>
        ))}
      </fieldset>
      <SpeakerPick
        project={project.id}
        speakers={selection.speakers ?? []}
        onChoose={(speakers) => onChoose(choose(selection, "speakers", speakers))}
      />
    </Group>
  );
}

type PartProps = Omit<SelectingProps, "project">;

function Articles({ selection, onChoose }: PartProps) {
  return (
    <Group legend={t("articles")}>
      <div className={styles["days"]}>
        <Field
          label={t("from")}
          type="date"
          value={selection.published_from ?? ""}
          onChange={(event) => onChoose(choose(selection, "published_from", event.target.value))}
        />
        <Field
          label={t("to")}
          type="date"
          value={selection.published_to ?? ""}
          onChange={(event) => onChoose(choose(selection, "published_to", event.target.value))}
        />
      </div>
      <Words
        label={t("languages")}
        hint={t("languages_help")}
        longest={35}
        words={selection.languages ?? []}
        onChoose={(words) => onChoose(choose(selection, "languages", words))}
      />
      <Words
        label={t("publishers")}
        hint={t("publishers_help")}
        longest={200}
        words={selection.publishers ?? []}
        onChoose={(words) => onChoose(choose(selection, "publishers", words))}
      />
    </Group>
  );
}

function Texts({ selection, onChoose }: PartProps) {
  return (
    <Group legend={t("texts")}>
      <Choice
        label={t("text")}
        hint={t("text_help")}
        value={selection.text ?? ""}
        onChange={(event) => onChoose(choose(selection, "text", event.target.value as Selection["text"]))}
      >
        <option value="">{t("text_full")}</option>
        <option value="quotes">{t("text_quotes")}</option>
        <option value="offsets">{t("text_offsets")}</option>
      </Choice>
      {selection.text === undefined && (
        <Words
          label={t("licences")}
          hint={t("licences_help")}
          longest={200}
          words={selection.licences ?? []}
          onChoose={(words) => onChoose(choose(selection, "licences", words))}
        />
      )}
    </Group>
  );
}

function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className={styles["group"]}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

interface ChoiceProps {
  label: string;
  hint?: string;
  value: string;
  onChange: (event: ChangeEvent<HTMLSelectElement>) => void;
  children: ReactNode;
}

function Choice({ label, hint, value, onChange, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className={styles["choice"]}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={onChange} {...(hint && { "aria-describedby": `${id}-hint` })}>
        {children}
      </select>
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </div>
  );
}
