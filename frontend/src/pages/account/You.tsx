/** Who one is here, and in which language. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { SubmitEvent } from "react";

import { changeName } from "../../api/endpoints.ts";
import type { User } from "../../api/model.ts";
import { ProblemNotice } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { chosenLanguage, type Language, LANGUAGES, setLanguage } from "../../ui/language/language.ts";
import { toast } from "../../ui/overlay/Toast.tsx";
import { Panel } from "../Page.tsx";
import styles from "./AccountPage.module.css";
import { t } from "./messages.ts";

const languages = Object.keys(LANGUAGES) as Language[];

export function You({ user }: { user: User }) {
  const id = useId();
  return (
    <Panel heading={t("you")}>
      <dl className={styles["facts"]}>
        <dt>{t("you_username")}</dt>
        <dd dir="auto">{user.username}</dd>
        <dt>
          <label htmlFor={id}>{t("language")}</label>
        </dt>
        <dd>
          <select
            id={id}
            defaultValue={chosenLanguage()}
            onChange={(event) => setLanguage(event.target.value as Language)}
          >
            {languages.map((one) => (
              <option key={one} value={one} lang={one}>
                {LANGUAGES[one].name}
              </option>
            ))}
          </select>
        </dd>
      </dl>
      <Name key={user.name} user={user} />
    </Panel>
  );
}

function Name({ user }: { user: User }) {
  const queries = useQueryClient();
  const [name, setName] = useState(user.name);
  const wanted = name.trim();
  const change = useMutation({
    mutationFn: () => changeName(wanted),
    onSuccess: async () => {
      toast(t("you_renamed"));
      await queries.invalidateQueries();
    },
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (wanted !== "" && wanted !== user.name) change.mutate();
  };
  return (
    <form className={styles["make"]} onSubmit={submit} noValidate>
      <Field
        label={t("you_name")}
        hint={t("you_help")}
        autoComplete="name"
        dir="auto"
        maxLength={150}
        className={styles["field"]}
        value={name}
        error={wanted === "" ? t("you_name_missing") : null}
        onChange={(event) => setName(event.target.value)}
      />
      {change.error && <ProblemNotice error={change.error} />}
      <Button type="submit" disabled={change.isPending || wanted === "" || wanted === user.name}>
        {t("you_rename")}
      </Button>
    </form>
  );
}
