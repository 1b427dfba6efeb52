/** Who is in the project, what they may do, and a way to add somebody. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";

import { changeMember, listMembers, setMember } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import type { Id, Member, Project, Role } from "../../api/model.ts";
import { metaQuery } from "../../query.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Loading, ProblemNotice } from "../../frame/States.tsx";
import { toast } from "../../ui/overlay/Toast.tsx";
import { Panel } from "../Page.tsx";
import { may } from "../permissions.ts";
import { Choice } from "./controls.tsx";
import { t } from "./messages.ts";
import styles from "./SettingsPage.module.css";

const manages = (member: Member): boolean =>
  may(member, "edit_project") && member.active && member.account_active !== false;
const managers = (members: readonly Member[]): number => members.filter(manages).length;
const nameOf = (member: Member): string => member.name ?? member.pseudonym;

const NONE: readonly Role[] = [];

/** The roles that a member can have, in the order of the server; none until they are known. */
function useRoles(): readonly Role[] {
  const meta = useQuery(metaQuery);
  return meta.data?.roles.map(({ key }) => key) ?? NONE;
}

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
                <th scope="col">
                  <span className="visually-hidden">{t("people_acts")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {people.data.results.map((member) => (
                <OneMember
                  key={member.id}
                  project={project.id}
                  member={member}
                  last={managers(people.data.results) === 1 && manages(member)}
                />
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

function useChangeMember(project: Id, member: Id) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: { role?: Role; active?: boolean }) => changeMember(project, member, change),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["project", project, "members"] }),
  });
}

/** One person; `last` for the only one who manages the project, who stays. */
function OneMember({ project, member, last }: { project: Id; member: Member; last: boolean }) {
  const change = useChangeMember(project, member.id);
  const name = nameOf(member);
  const set = (role: Role): void =>
    change.mutate({ role }, { onSuccess: () => toast(t("people_changed", { name, role: t(`role_${role}`) })) });
  const move = (active: boolean): void =>
    change.mutate({ active }, { onSuccess: () => toast(t(active ? "people_returned" : "people_removed", { name })) });
  const closed = member.account_active === false;
  const roles = useRoles();
  return (
    <tr data-gone={!member.active || undefined}>
      <th scope="row">
        <Avatar name={name} /> <span dir="auto">{name}</span>
        {member.me && <span className={styles["hint"]}> ({t("people_you")})</span>}
        {!member.active && <span className={styles["hint"]}> ({t("people_gone")})</span>}
        {closed && <span className={styles["hint"]}> ({t("people_closed")})</span>}
      </th>
      <td>
        <code>{member.pseudonym}</code>
      </td>
      <td>
        <select
          aria-label={t("people_role_of", { name })}
          title={member.me ? t("people_own_role") : undefined}
          disabled={member.me || !member.active || last || change.isPending}
          value={member.role}
          onChange={(event) => set(event.target.value as Role)}
        >
          {(roles.length > 0 ? roles : [member.role]).map((role) => (
            <option key={role} value={role}>
              {t(`role_${role}`)}
            </option>
          ))}
        </select>
        {change.error && <ProblemNotice error={change.error} />}
      </td>
      <td className={styles["act"]}>
        <Button
          small
          kind="quiet"
          aria-label={t(member.active ? "people_remove_of" : "people_return_of", { name })}
          title={last ? t("people_last_manager") : undefined}
          disabled={change.isPending || last || member.me}
          onClick={() => move(!member.active)}
        >
          {t(member.active ? "people_remove" : "people_return")}
        </Button>
      </td>
    </tr>
  );
}

function AddMember({ project }: { project: Id }) {
  const [username, setUsername] = useState("");
  const [role, setRole] = useState<Role>("annotator");
  const add = useSetMember(project);
  const roles = useRoles().map((value) => ({ value, name: `${t(`role_${value}`)}: ${t(`role_${value}_help`)}` }));
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
