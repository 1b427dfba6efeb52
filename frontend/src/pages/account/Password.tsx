/** Change one's password, or set the first one. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { SubmitEvent } from "react";

import { changePassword, getOwnAccount } from "../../api/account.ts";
import { ApiError } from "../../api/errors.ts";
import { Loading, ProblemNotice } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { toast } from "../../ui/overlay/Toast.tsx";
import { Panel } from "../Page.tsx";
import { refusalWords, t } from "./security.ts";
import styles from "./AccountPage.module.css";
import { useProved } from "./useProved.tsx";

export function Password() {
  const account = useQuery({ queryKey: ["own account"], queryFn: getOwnAccount });
  return (
    <Panel heading={t("password")}>
      {account.isPending && <Loading />}
      {account.error && <ProblemNotice error={account.error} retry={() => void account.refetch()} />}
      {account.data && <PasswordForm has={account.data.has_usable_password} />}
    </Panel>
  );
}

function PasswordForm({ has }: { has: boolean }) {
  const queries = useQueryClient();
  const [current, setCurrent] = useState("");
  const [wanted, setWanted] = useState("");
  const [asked, setAsked] = useState(false);
  const { change, pending, error, proof } = useProved(changePassword, async () => {
    toast(t("password_changed"));
    setCurrent("");
    setWanted("");
    setAsked(false);
    await queries.invalidateQueries();
  });
  const wrong = error instanceof ApiError && ["current_password", "new_password"].includes(error.field ?? "");
  const told = (field: string) => (wrong && error.field === field ? refusalWords(error) : null);

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (wanted !== "" && (current !== "" || !has))
      change({ new_password: wanted, ...(has && { current_password: current }) });
  };
  return (
    <>
      <form className={styles["make"]} onSubmit={submit} noValidate>
        <p className={styles["hint"]}>{t(has ? "password_help" : "password_none")}</p>
        {has && (
          <Field
            label={t("current_password")}
            type="password"
            autoComplete="current-password"
            className={styles["field"]}
            value={current}
            error={asked && current === "" ? t("password_missing") : told("current_password")}
            onChange={(event) => setCurrent(event.target.value)}
          />
        )}
        <Field
          label={t("new_password")}
          type="password"
          autoComplete="new-password"
          className={styles["field"]}
          hint={t("password_rule")}
          value={wanted}
          error={asked && wanted === "" ? t("password_missing") : told("new_password")}
          onChange={(event) => setWanted(event.target.value)}
        />
        {error && !wrong && <ProblemNotice error={error} />}
        <Button type="submit" disabled={pending}>
          {t(has ? "password_change" : "password_set")}
        </Button>
      </form>
      {proof}
    </>
  );
}
