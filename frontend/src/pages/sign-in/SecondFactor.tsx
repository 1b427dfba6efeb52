/** The second step of signing in: a code of the authenticator app, or a recovery code. */
import { useMutation } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { FormEvent } from "react";

import { giveCode, givePasskey, passkeysWork, type Proof, signOut } from "../../api/account.ts";
import { ApiError } from "../../api/errors.ts";
import type { Session } from "../../api/model.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { t } from "./messages.ts";
import { refusal } from "./refusal.ts";
import styles from "./SignInPage.module.css";

interface SecondFactorProps {
  /** The ways to give it. */
  factors: readonly Proof[];
  arrive: (session: Session) => void;
  /** Go back to name and password. */
  again: () => void;
}

export function SecondFactor({ factors, arrive, again }: SecondFactorProps) {
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
  const passkey = useMutation({ meta: { stay: true }, mutationFn: givePasskey, onSuccess: arrive });
  const problem = give.error ?? passkey.error;
  const giveUp = useMutation({ meta: { stay: true }, mutationFn: () => signOut(null), onSettled: again });
  const over = problem instanceof ApiError && problem.code === "not_signed_in";

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (code.trim() === "") input.current?.focus();
    else give.mutate();
  };

  return (
    <form className={styles["form"]} onSubmit={submit} noValidate>
      <h1>{t("factor_title")}</h1>
      {problem && <Notice tone="bad">{refusal(problem)}</Notice>}
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
      {factors.includes("webauthn") && passkeysWork() && (
        <Button disabled={passkey.isPending || over} onClick={() => passkey.mutate()}>
          {t("passkey")}
        </Button>
      )}
      <Button kind="quiet" disabled={giveUp.isPending} onClick={() => giveUp.mutate()}>
        {t("start_again")}
      </Button>
    </form>
  );
}
