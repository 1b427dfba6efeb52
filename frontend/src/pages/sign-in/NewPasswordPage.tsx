/** Set a new password, with the key of a link that came by mail: it stands behind the # of the address, which no server sees. */
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { FormEvent } from "react";

import { setNewPassword } from "../../api/account.ts";
import { ApiError } from "../../api/errors.ts";
import { LargeBrand } from "../../ui/Brand.tsx";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { usePageTitle } from "../../ui/page/title.ts";
import { t } from "./messages.ts";
import { refusal } from "./refusal.ts";
import styles from "./SignInPage.module.css";

export function NewPasswordPage() {
  usePageTitle(t("new_title"));
  const [key] = useState(() => location.hash.slice(1));
  const [password, setPassword] = useState("");
  const [asked, setAsked] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const set = useMutation({ meta: { stay: true }, mutationFn: () => setNewPassword(key, password) });
  const told = set.error instanceof ApiError && set.error.field === "password" ? refusal(set.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (password !== "") set.mutate();
  };
  return (
    <main id="content" className={styles["page"]}>
      <div className={styles["box"]}>
        <LargeBrand />
        <form className={styles["form"]} onSubmit={submit} noValidate>
          <h1>{t("new_title")}</h1>
          {set.error && told === null && <Notice tone="bad">{refusal(set.error)}</Notice>}
          {set.isSuccess ? (
            <Notice tone="info" title={t("new_done")}>
              <Link to="/sign-in">{t("new_sign_in")}</Link>
            </Notice>
          ) : (
            <>
              <Field
                ref={input}
                label={t("new_password")}
                hint={t("new_rule")}
                name="password"
                type="password"
                autoComplete="new-password"
                value={password}
                onChange={(event) => setPassword(event.target.value)}
                error={asked && password === "" ? t("password_missing") : told}
              />
              <Button kind="primary" type="submit" className={styles["submit"]} disabled={set.isPending}>
                {t("new_set")}
              </Button>
            </>
          )}
        </form>
      </div>
    </main>
  );
}
