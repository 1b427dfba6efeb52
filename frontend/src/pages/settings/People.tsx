/** Who is in the project, what they may do, and a way to add somebody. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import { listMembers, setMember } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import type { Id, Member, Project, Role } from "../../api/model.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Loading, ProblemNotice } from "../../ui/States.tsx";
import { toast } from "../../ui/Toast.tsx";
import { Panel } from "../Page.tsx";
import { Choice } from "./controls.tsx";
import { t } from "./messages.ts";
import styles from "./SettingsPage.module.css";

const ROLES: readonly Role[] = ["viewer", "annotator", "adjudicator", "manager", "exporter"];
const roles = ROLES.map((value) => ({ value, name: `${t(`role_${value}`)}: ${t(`role_${value}_help`)}` }));
const nameOf = (member: Member): string => member.name ?? member.pseudonym;

export function People({ project }: { project: Project }) {
  const people = useQuery({ queryKey: ["project", project.id, "members"], queryFn: () => listMembers(project.id) });
  return (
    <Panel heading={t("people")}>
      <p className={styles["hint"]}>{t("people_help")}</p>
      {people.isPending && <Loading />}
      {people.error && <ProblemNotice error={people.error} retry={() => void people.refetch()} />}
      {people.data && (
        <div className={styles["scrolled"]}>
          <table className={styles["people"]}>
            <thead>
              <tr>
                <th scope="col">{t("people_name")}</th>
                <th scope="col">{t("people_pseudonym")}</th>
                <th scope="col">{t("people_role")}</th>
              </tr>
            </thead>
            <tbody>
              {people.data.results.map((member) => (
                <OneMember key={member.id} project={project.id} member={member} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <AddMember project={project.id} />
    </Panel>
  );
}

function useSetMember(project: Id) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ username, role }: { username: string; role: Role }) => setMember(project, username, role),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["project", project, "members"] }),
  });
}

function OneMember({ project, member }: { project: Id; member: Member }) {
  const change = useSetMember(project);
  const name = nameOf(member);
  const set = (role: Role): void =>
    change.mutate(
      { username: member.username ?? "", role },
      { onSuccess: () => toast(t("people_changed", { name, role: t(`role_${role}`) })) },
    );
  return (
    <tr>
      <th scope="row">
        <Avatar name={name} /> <span dir="auto">{name}</span>
        {member.me && <span className={styles["hint"]}> ({t("people_you")})</span>}
      </th>
      <td>
        <code>{member.pseudonym}</code>
      </td>
      <td>
        <select
          aria-label={t("people_role_of", { name })}
          title={member.me ? t("people_own_role") : undefined}
          disabled={member.me || member.username === null || change.isPending}
          value={member.role}
          onChange={(event) => set(event.target.value as Role)}
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {t(`role_${role}`)}
            </option>
          ))}
        </select>
        {change.error && <ProblemNotice error={change.error} />}
      </td>
    </tr>
  );
}

function AddMember({ project }: { project: Id }) {
  const [username, setUsername] = useState("");
  const [role, setRole] = useState<Role>("annotator");
  const add = useSetMember(project);
  const refused = add.error instanceof ApiError && add.error.field === "username" ? add.error.message : null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (username.trim() === "") return;
    add.mutate(
      { username: username.trim(), role },
      {
        onSuccess: (member) => {
          setUsername("");
          toast(t("people_added", { name: nameOf(member), role: t(`role_${member.role}`) }));
        },
      },
    );
  };
  return (
    <form className={styles["add"]} onSubmit={submit}>
      <h3>{t("people_add")}</h3>
      <Field
        label={t("people_username")}
        hint={t("people_username_help")}
        error={refused}
        autoComplete="off"
        autoCapitalize="none"
        value={username}
        onChange={(event) => {
          setUsername(event.target.value);
          add.reset();
        }}
      />
      <Choice label={t("people_role")} value={role} options={roles} set={(value) => setRole(value as Role)} />
      <div className={styles["row"]}>
        <Button type="submit" disabled={username.trim() === "" || add.isPending}>
          {t("people_add")}
        </Button>
      </div>
      {add.error && refused === null && <ProblemNotice error={add.error} />}
    </form>
  );
}
