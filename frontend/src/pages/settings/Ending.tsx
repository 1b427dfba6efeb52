/** What can become of a project as a whole, with what it would mean said beforehand. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";

import { archiveProject, cloneProject, deleteProject, restoreProject } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import type { Project } from "../../api/model.ts";
import { ProblemNotice } from "../../frame/States.tsx";
import { sessionQuery } from "../../query.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { formatDayOf } from "../../ui/language/translate.ts";
import { toast } from "../../ui/overlay/Toast.tsx";
import { Panel } from "../Page.tsx";
import { Check } from "./controls.tsx";
import styles from "./Ending.module.css";
import { t } from "./endingMessages.ts";

/** For so long a deleted project can be restored; the server says the exact moment afterwards. */
const daysToRestore = 30;

export function Ending({ project }: { project: Project }) {
  const creates = useQuery(sessionQuery).data?.user?.may_create_projects === true;
  return (
    <Panel heading={t("heading")} className={styles["ending"]}>
      {creates && <Copy project={project} />}
      {project.archived_at === null && <Archive project={project} />}
      <Delete project={project} />
    </Panel>
  );
}

function Copy({ project }: { project: Project }) {
  const [name, setName] = useState("");
  const [members, setMembers] = useState(false);
  const [tried, setTried] = useState(false);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const copy = useMutation({
    mutationFn: () => cloneProject(project.id, name.trim(), members),
    onSuccess: (made) => {
      queries.setQueryData(["project", made.id], made);
      void queries.invalidateQueries({ queryKey: ["projects"] });
      toast(t("copy_done", { name: made.name }));
      void navigate({ to: "/p/$project/settings", params: { project: made.id } });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (name.trim() !== "") copy.mutate();
  };
  const refused = copy.error instanceof ApiError && copy.error.field === "name" ? copy.error.message : null;
  return (
    <form noValidate onSubmit={submit}>
      <h3>{t("copy")}</h3>
      <p>{t("copy_help")}</p>
      <Field
        label={t("copy_name")}
        value={name}
        maxLength={200}
        autoComplete="off"
        error={tried && name.trim() === "" ? t("needs_name") : refused}
        onChange={(event) => {
          setName(event.target.value);
          copy.reset();
        }}
      />
      <Check label={t("copy_members")} hint={t("copy_members_help")} checked={members} set={setMembers} />
      {copy.error && refused === null && <ProblemNotice error={copy.error} />}
      <Button type="submit" disabled={copy.isPending}>
        {copy.isPending ? t("working") : t("copy_do")}
      </Button>
    </form>
  );
}

function Archive({ project }: { project: Project }) {
  const queries = useQueryClient();
  const archive = useMutation({
    mutationFn: () => archiveProject(project.id),
    onSuccess: (archived) => {
      queries.setQueryData(["project", project.id], archived);
      void queries.invalidateQueries({ queryKey: ["projects"] });
      toast(t("archive_done", { name: archived.name }));
    },
  });
  return (
    <section>
      <h3>{t("archive")}</h3>
      <p>{t("archive_help", holdings(project))}</p>
      {archive.error && <ProblemNotice error={archive.error} />}
      <Button disabled={archive.isPending} onClick={() => archive.mutate()}>
        {archive.isPending ? t("working") : t("archive_do")}
      </Button>
    </section>
  );
}

function Delete({ project }: { project: Project }) {
  const [typed, setTyped] = useState("");
  const [opened] = useState(() => Date.now());
  const queries = useQueryClient();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () => deleteProject(project.id),
    onSuccess: async ({ purge_on }) => {
      toast(t("delete_done", { name: project.name, day: formatDayOf(purge_on) }));
      await navigate({ to: "/" });
      queries.removeQueries({ queryKey: ["project", project.id] });
      void queries.invalidateQueries({ queryKey: ["projects"] });
    },
  });
  const named = typed.trim() === project.name;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (named) remove.mutate();
  };
  const day = formatDayOf(new Date(opened + daysToRestore * 86_400_000).toISOString());
  return (
    <form noValidate onSubmit={submit}>
      <h3>{t("delete")}</h3>
      <p>{t("delete_help", { ...holdings(project), day })}</p>
      <Field
        label={t("delete_name", { name: project.name })}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
      {remove.error && <ProblemNotice error={remove.error} />}
      <Button kind="danger" type="submit" disabled={!named || remove.isPending}>
        {remove.isPending ? t("working") : t("delete_do")}
      </Button>
    </form>
  );
}

/** What the project holds, in words. */
function holdings({ progress }: Project): { articles: string; claims: string } {
  return {
    articles: t("articles", { count: progress.articles }),
    claims: t("claims", { count: progress.claims }),
  };
}

/** The way out of the archive. */
export function Restore({ project }: { project: Project }) {
  const queries = useQueryClient();
  const restore = useMutation({
    mutationFn: () => restoreProject(project.id),
    onSuccess: (restored) => {
      queries.setQueryData(["project", project.id], restored);
      void queries.invalidateQueries({ queryKey: ["projects"] });
      toast(t("restored", { name: restored.name }));
    },
  });
  return (
    <Panel heading={t("archived")} className={styles["ending"]}>
      <section>
        <p>{t("archived_help")}</p>
        {restore.error && <ProblemNotice error={restore.error} />}
        <Button kind="primary" disabled={restore.isPending} onClick={() => restore.mutate()}>
          {restore.isPending ? t("working") : t("restore")}
        </Button>
      </section>
    </Panel>
  );
}
