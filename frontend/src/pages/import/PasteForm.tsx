/** One article from the clipboard. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { FormEvent } from "react";

import { addArticles } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import type { ArticlesReport, Id } from "../../api/model.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Field, TextArea } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ProblemNotice } from "../../ui/States.tsx";
import { fromServer } from "../../ui/translate.ts";
import { Panel } from "../Page.tsx";
import { t } from "./messages.ts";
import { articleFrom, countCodePoints, emptyFields } from "./paste.ts";
import type { PasteFields } from "./paste.ts";
import styles from "./PasteForm.module.css";

export function PasteForm({ project, limit }: { project: Id; limit: number }) {
  const [fields, setFields] = useState(emptyFields);
  const [asked, setAsked] = useState(false);
  const textInput = useRef<HTMLTextAreaElement>(null);
  const add = useAdd(project, () => {
    setFields(emptyFields);
    setAsked(false);
    textInput.current?.focus();
  });
  const set = (name: keyof PasteFields) => (event: { target: { value: string } }) =>
    setFields({ ...fields, [name]: event.target.value });
  const count = countCodePoints(fields.text);
  const wrong = textProblem(fields.text, count, limit);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (wrong === null) add.mutate(fields);
    else textInput.current?.focus();
  };

  return (
    <Panel heading={t("form")}>
      <form className={styles["form"]} onSubmit={submit} noValidate>
        <TextArea
          ref={textInput}
          className={styles["text"]}
          label={t("text")}
          rows={9}
          value={fields.text}
          onChange={set("text")}
          error={refusedField(add.error, "text") ?? (asked || count > limit ? wrong : null)}
          hint={t("text_hint", { count, limit })}
          // The form opens because a person asked to paste.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        />
        <Field
          label={t("article_title")}
          optional
          value={fields.title}
          onChange={set("title")}
          maxLength={500}
          hint={t("article_title_hint")}
          error={refusedField(add.error, "title")}
        />
        <div className={styles["pair"]}>
          <Field
            label={t("url")}
            optional
            type="url"
            value={fields.url}
            onChange={set("url")}
            error={refusedField(add.error, "url")}
          />
          <Field
            label={t("publisher")}
            optional
            value={fields.publisher}
            onChange={set("publisher")}
            error={refusedField(add.error, "publisher")}
          />
          <Field
            label={t("published_on")}
            optional
            type="date"
            value={fields.published_on}
            onChange={set("published_on")}
            error={refusedField(add.error, "published_on")}
          />
        </div>
        {add.error && !isFieldError(add.error) && <ProblemNotice error={add.error} />}
        {add.data && <Outcome project={project} report={add.data} />}
        <div>
          <Button kind="primary" type="submit" disabled={add.isPending}>
            {add.isPending ? t("adding") : t("add")}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function textProblem(text: string, count: number, limit: number): string | null {
  if (text.trim() === "") return t("text_missing");
  return count > limit ? t("text_long", { count, limit }) : null;
}

const ownFields: readonly string[] = Object.keys(emptyFields);

/** The server names a field by its path, which for one article is the field's own name. */
function isFieldError(error: Error): boolean {
  return error instanceof ApiError && error.field !== null && ownFields.includes(lastStep(error.field));
}

function refusedField(error: Error | null, name: string): string | null {
  return error instanceof ApiError && error.field !== null && lastStep(error.field) === name ? error.message : null;
}

function lastStep(path: string): string {
  return path.split(".").at(-1) ?? path;
}

function Outcome({ project, report }: { project: Id; report: ArticlesReport }) {
  const row = report.results[0];
  if (row === undefined) return null;
  const { article, number } = row;
  const action = article !== null && (
    <ButtonLink
      small
      to="/p/$project/read/$article"
      params={{ project, article }}
      aria-label={t("open_label", { number: number ?? "" })}
    >
      {t("open")}
    </ButtonLink>
  );
  if (row.status === "created") {
    return (
      <Notice tone="ok" title={t("added", { number: number ?? "" })} action={action}>
        {t("added_help")}
      </Notice>
    );
  }
  const title = row.status === "duplicate" ? t("same", { number: number ?? "" }) : row.message && fromServer(row.message, row.code ?? undefined);
  return <Notice tone="warn" title={title} action={action} />;
}

function useAdd(project: Id, onAdded: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (fields: PasteFields) => addArticles(project, articleFrom(fields)),
    onSuccess: (report) => {
      if (report.created > 0) onAdded();
      void queries.invalidateQueries({ queryKey: ["project", project] });
      void queries.invalidateQueries({ queryKey: ["projects"] });
    },
  });
}
