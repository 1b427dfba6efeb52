/** Ask for a link to a new password; the answer is the same whether the address has an account or not. */
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { FormEvent } from "react";

import { askForPassword } from "../../api/account.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { t } from "./messages.ts";
import { refusal } from "./refusal.ts";
import styles from "./SignInPage.module.css";

export function Forgotten({ back }: { back: () => void }) {
  const [email, setEmail] = useState("");
  const [asked, setAsked] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const ask = useMutation({ meta: { stay: true }, mutationFn: () => askForPassword(email.trim()) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (email.trim() !== "") ask.mutate();
  };
  return (
    <form className={styles["form"]} onSubmit={submit} noValidate>
      <h1>{t("forgotten_title")}</h1>
      {ask.error && <Notice tone="bad">{refusal(ask.error)}</Notice>}
      {ask.isSuccess ? (
        <Notice tone="info" title={t("forgotten_sent")}>
          {t("forgotten_sent_help")}
        </Notice>
      ) : (
        <>
          <Field
            ref={input}
            label={t("email")}
            hint={t("forgotten_hint")}
            name="email"
            type="email"
            autoComplete="email"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
            error={asked && email.trim() === "" ? t("email_missing") : null}
          />
          <Button kind="primary" type="submit" className={styles["submit"]} disabled={ask.isPending}>
            {t("forgotten_send")}
          </Button>
        </>
      )}
      <Button kind="quiet" onClick={back}>
        {t("back")}
      </Button>
    </form>
  );
}
