/** Three fields make a project; Enter leads on to its first article. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useRef, useState } from "react";

import { createProject } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import type { NewProject, Preset } from "../../api/model.ts";
import { ProblemNotice } from "../../frame/States.tsx";
import { TopBar } from "../../frame/TopBar.tsx";
import { sessionQuery } from "../../query.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { chosenLanguage } from "../../ui/language/language.ts";
import { usePageTitle } from "../../ui/page/title.ts";
import { Page, Panel } from "../Page.tsx";
import { languageName, problemsOf } from "./draft.ts";
import { t } from "./messages.ts";
import styles from "./NewProjectPage.module.css";

const PRESETS: readonly Preset[] = ["attribution", "verification", "both"];

export function NewProjectPage() {
  usePageTitle(t("title"));
  const session = useQuery(sessionQuery);
  const open = session.data?.user?.may_create_projects !== false;
  return (
    <>
      <TopBar crumbs={[t("title")]} />
      {open ? (
        <Page heading={t("title")} sub={t("sub")} narrow>
          <Panel>
            <NewProjectForm />
          </Panel>
        </Page>
      ) : (
        <Page heading={t("refused")} sub={t("refused_help")} narrow>
          <ButtonLink to="/">{t("refused_back")}</ButtonLink>
        </Page>
      )}
    </>
  );
}

function NewProjectForm() {
  const [draft, setDraft] = useState<NewProject>({ name: "", language: chosenLanguage(), preset: "attribution" });
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const create = useCreate();
  const refused = create.error instanceof ApiError ? create.error : null;
  const problems = problemsOf(draft);
  const errorOf = (name: "name" | "language"): string | null => {
    const problem = problems[name];
    if (problem && tried) return t(problem);
    return refused?.field === name ? refused.message : null;
  };
  const set = (part: Partial<NewProject>): void => {
    setDraft({ ...draft, ...part });
    create.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length === 0) return create.mutate(draft);
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  const spoken = languageName(draft.language, chosenLanguage());
  return (
    <form ref={form} className={styles["form"]} noValidate onSubmit={submit}>
      <Field
        label={t("name")}
        hint={t("name_help")}
        error={errorOf("name")}
        value={draft.name}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => set({ name: event.target.value })}
        // The page has this one purpose, and whoever comes here asked for it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
      <Field
        label={t("language")}
        hint={spoken === null ? t("language_unknown") : t("language_help", { name: spoken })}
        error={errorOf("language")}
        value={draft.language}
        maxLength={35}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => set({ language: event.target.value })}
      />
      <PresetChoice chosen={draft.preset} choose={(preset) => set({ preset })} />
      {create.error && (refused?.field ?? null) === null && <ProblemNotice error={create.error} />}
      <div>
        <Button kind="primary" type="submit" disabled={create.isPending}>
          {create.isPending ? t("creating") : t("create")}
        </Button>
      </div>
    </form>
  );
}

function PresetChoice({ chosen, choose }: { chosen: Preset; choose: (preset: Preset) => void }) {
  return (
    <fieldset className={styles["presets"]}>
      <legend>{t("preset")}</legend>
      {PRESETS.map((preset) => (
        <label key={preset}>
          <input type="radio" name="preset" checked={chosen === preset} onChange={() => choose(preset)} />
          {t(`preset_${preset}`)}
          <span className={styles["hint"]}>{t(`preset_${preset}_help`)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function useCreate() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (draft: NewProject) =>
      createProject({ ...draft, name: draft.name.trim(), language: draft.language.trim() }),
    onSuccess: (project) => {
      queries.setQueryData(["project", project.id], project);
      void queries.invalidateQueries({ queryKey: ["projects"] });
      void navigate({ to: "/p/$project/import", params: { project: project.id }, replace: true });
    },
  });
}
