/** Add an authenticator app: its QR code, and the first code that it shows. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { SubmitEvent } from "react";

import { addApp, type NewApp, newApp } from "../../api/account.ts";
import { ProblemNotice } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { toast } from "../../ui/overlay/Toast.tsx";
import { refusalWords, t } from "./security.ts";
import styles from "./AccountPage.module.css";
import { useProved } from "./useProved.tsx";

export function AddApp({ added }: { added: () => Promise<void> }) {
  const begin = useMutation({ mutationFn: newApp });
  if (begin.data) return <Confirm app={begin.data} added={added} cancel={() => begin.reset()} />;
  return (
    <div className={styles["line"]}>
      <span>{t("app_none")}</span>
      <Button small disabled={begin.isPending} onClick={() => begin.mutate()}>
        {t("app_add")}
      </Button>
      {begin.error && <ProblemNotice error={begin.error} />}
    </div>
  );
}

interface ConfirmProps {
  app: NewApp;
  added: () => Promise<void>;
  cancel: () => void;
}

function Confirm({ app, added, cancel }: ConfirmProps) {
  const [code, setCode] = useState("");
  const [asked, setAsked] = useState(false);
  const add = useProved(addApp, async () => {
    toast(t("app_added"));
    await added();
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (code.trim() !== "") add.change(code.trim());
  };
  const problem = add.error ? refusalWords(add.error) : null;
  return (
    <>
      <form className={styles["make"]} onSubmit={submit} noValidate>
        <p className={styles["hint"]}>{t("app_help")}</p>
        <svg
          className={styles["qr"]}
          viewBox={`0 0 ${app.qr.side} ${app.qr.side}`}
          shapeRendering="crispEdges"
          role="img"
          aria-label={t("app_qr")}
        >
          <path d={app.qr.path} />
        </svg>
        <p className={styles["hint"]}>
          {t("app_secret")} <code className={styles["secret"]}>{app.secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code>
        </p>
        <Field
          label={t("code")}
          autoComplete="one-time-code"
          inputMode="numeric"
          className={styles["field"]}
          value={code}
          error={asked && code.trim() === "" ? t("code_missing") : problem}
          onChange={(event) => setCode(event.target.value)}
        />
        <div className={styles["line"]}>
          <Button kind="primary" type="submit" disabled={add.pending}>
            {t("app_confirm")}
          </Button>
          <Button kind="quiet" onClick={cancel}>
            {t("cancel")}
          </Button>
        </div>
      </form>
      {add.proof}
    </>
  );
}
