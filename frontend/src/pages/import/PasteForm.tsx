/** One article from the clipboard. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";

import { addArticles, importFiles } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import type { ArticlesReport, Id } from "../../api/model.ts";
import { means, shown } from "../../keys/keymap.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Field, TextArea } from "../../ui/Field.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { wishFor } from "../../ui/page/wish.ts";
import { ProblemNotice } from "../../frame/States.tsx";
import { fromServer } from "../../ui/language/translate.ts";
import { Panel } from "../Page.tsx";
import { t } from "./messages.ts";
import { articleFrom, countCodePoints, emptyFields, isBlank, jsonArticles, placeOfNul, withoutNul } from "./paste.ts";
import type { PasteFields } from "./paste.ts";
import styles from "./PasteForm.module.css";

const isMac = /mac|iphone|ipad/i.test(navigator.userAgent);

/** What was pasted so far, what is wrong with it, and the way to send it. */
function usePasted(project: Id, limit: number, first: boolean) {
  const [fields, setFields] = useState(emptyFields);
  const [asked, setAsked] = useState(false);
  const textInput = useRef<HTMLTextAreaElement>(null);
  const add = useAdd(project, () => {
    setFields(emptyFields);
    setAsked(false);
    // After the first article of a project, the work on it is next; else another article.
    if (!first) textInput.current?.focus();
  });
  const set = (name: keyof PasteFields) => (event: { target: { value: string } }) =>
    setFields({ ...fields, [name]: event.target.value });
  const count = countCodePoints(fields.text);
  const articles = jsonArticles(fields.text);
  const nul = articles === null ? placeOfNul(fields.text) : null;
  const wrong = nul ? t("text_nul", nul) : articles === null ? textProblem(fields.text, count, limit) : null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (wrong === null) add.mutate({ fields, json: articles !== null });
    else textInput.current?.focus();
  };

  const dropNul = () => {
    setFields({ ...fields, text: withoutNul(fields.text) });
    textInput.current?.focus();
  };

  const problem = asked || nul || count > limit ? wrong : null;
  return { fields, set, textInput, add, submit, dropNul, count, articles, nul, problem };
}

interface PasteFormProps {
  project: Id;
  limit: number;
  /** Whether the project had no article when the page was opened. */
  first?: boolean;
}

export function PasteForm({ project, limit, first = false }: PasteFormProps) {
  const pasted = usePasted(project, limit, first);
  const { fields, set, textInput, add, submit, dropNul, count, articles, nul, problem } = pasted;
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
          onKeyDown={sendOnModEnter}
          error={refusedField(add.error, "text") ?? problem}
          hint={articles === null ? t("text_hint", { count, limit }) : t("text_json", { count: articles })}
          // The form opens because a person asked to paste.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
        />
        {nul && (
          <div>
            <Button small onClick={dropNul}>
              {t("remove_nul")}
            </Button>
          </div>
        )}
        <Field
          label={t("article_title")}
          optional
          value={fields.title}
          onChange={set("title")}
          maxLength={500}
          hint={t("article_title_hint")}
          error={refusedField(add.error, "title")}
        />
        <Published fields={fields} set={set} error={add.error} />
        {add.error && !isFieldError(add.error) && <ProblemNotice error={add.error} />}
        {add.data === "job" && <Notice tone="ok" title={t("json_sent")} />}
        {add.data && add.data !== "job" && <Outcome project={project} report={add.data} first={first} />}
        <div>
          <Button kind="primary" type="submit" disabled={add.isPending}>
            {add.isPending ? t("adding") : t("add")} <Kbd>{shown("Mod+Enter", isMac)}</Kbd>
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** In the field for the text Enter begins a line, so that Ctrl or Cmd has to come with it. */
function sendOnModEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (!means(event.nativeEvent, "Mod+Enter")) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

type Change = (name: keyof PasteFields) => (event: { target: { value: string } }) => void;

/** Where and when the article appeared. */
function Published({ fields, set, error }: { fields: PasteFields; set: Change; error: Error | null }) {
  const field = (name: "url" | "publisher" | "published_on", type?: string) => (
    <Field
      label={t(name)}
      optional
      type={type}
      value={fields[name]}
      onChange={set(name)}
      error={refusedField(error, name)}
    />
  );
  return (
    <div className={styles["pair"]}>
      {field("url", "url")}
      {field("publisher")}
      {field("published_on", "date")}
    </div>
  );
}

function textProblem(text: string, count: number, limit: number): string | null {
  if (isBlank(text)) return t("text_missing");
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

function Outcome({ project, report, first }: { project: Id; report: ArticlesReport; first: boolean }) {
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
  if (row.status === "created" && article !== null) {
    const next = first ? <Annotate key={article} project={project} article={article} number={number} /> : action;
    return (
      <Notice tone="ok" title={t("added", { number: number ?? "" })} action={next}>
        {t("added_help")}
      </Notice>
    );
  }
  if (row.status === "held") {
    return (
      <Notice tone="warn" title={t("held")}>
        {t("held_help")}
      </Notice>
    );
  }
  const title =
    row.status === "duplicate" && number === null
      ? t("row_waits_already")
      : row.status === "duplicate"
        ? t("same", { number: number ?? "" })
        : row.message && fromServer(row.message, row.code ?? undefined);
  return <Notice tone="warn" title={title} action={action} />;
}

/** Leads to the work on the first article; has the focus as soon as it is there, so that Enter goes on. */
function Annotate({ project, article, number }: { project: Id; article: Id; number: number | null }) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => link.current?.focus(), []);
  return (
    <ButtonLink
      ref={link}
      kind="primary"
      to="/p/$project/annotate"
      params={{ project }}
      search={{ article }}
      preload={false}
      aria-label={t("annotate_label", { number: number ?? "" })}
      onClick={({ ctrlKey, metaKey, shiftKey }) => {
        // In a new tab the wish would stay behind in this one.
        if (!ctrlKey && !metaKey && !shiftKey) wishFor(article);
      }}
    >
      {t("annotate")}
    </ButtonLink>
  );
}

/** Send one article, or JSON as the file that it could have been. */
function useAdd(project: Id, onAdded: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ fields, json }: { fields: PasteFields; json: boolean }) => {
      if (!json) return addArticles(project, articleFrom(fields));
      await importFiles(project, [new File([fields.text], "pasted.jsonl", { type: "application/json" })]);
      return "job" as const;
    },
    onSuccess: (report) => {
      if (report === "job" || report.created + report.held > 0) onAdded();
      void queries.invalidateQueries({ queryKey: ["project", project] });
      void queries.invalidateQueries({ queryKey: ["projects"] });
    },
  });
}
