/** The second step of signing in: a code of the authenticator app, or a recovery code. */
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { FormEvent } from "react";

import { giveCode, signOut } from "../../api/account.ts";
import { ApiError } from "../../api/errors.ts";
import type { Session } from "../../api/model.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { t } from "./messages.ts";
import { refusal } from "./refusal.ts";
import styles from "./SignInPage.module.css";

interface SecondFactorProps {
  arrive: (session: Session) => void;
  /** Go back to name and password. */
  again: () => void;
}

export function SecondFactor({ arrive, again }: SecondFactorProps) {
  const [code, setCode] = useState("");
  const [asked, setAsked] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const give = useMutation({
    meta: { stay: true },
    mutationFn: () => giveCode(code.trim()),
    onSuccess: arrive,
    onError: () => input.current?.select(),
  });
  const giveUp = useMutation({ meta: { stay: true }, mutationFn: () => signOut(null), onSettled: again });
  const over = give.error instanceof ApiError && give.error.code === "not_signed_in";

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (code.trim() === "") input.current?.focus();
    else give.mutate();
  };

  return (
    <form className={styles["form"]} onSubmit={submit} noValidate>
      <h1>{t("factor_title")}</h1>
      {give.error && <Notice tone="bad">{refusal(give.error)}</Notice>}
      <Field
        ref={input}
        label={t("code")}
        hint={t("code_hint")}
        name="code"
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={asked && code.trim() === "" ? t("code_missing") : null}
      />
      <Button kind="primary" type="submit" className={styles["submit"]} disabled={give.isPending || over}>
        {give.isPending ? t("submitting") : t("submit")}
      </Button>
      <Button kind="quiet" disabled={giveUp.isPending} onClick={() => giveUp.mutate()}>
        {t("start_again")}
      </Button>
    </form>
  );
}
