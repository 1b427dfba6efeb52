/** The question who one is, before something that decides who gets into the account. */
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { SubmitEvent } from "react";

import { passkeysWork, type Proof, proveByCode, proveByPasskey, proveByPassword } from "../../api/account.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Modal } from "../../ui/overlay/Modal.tsx";
import { refusalWords, t } from "./security.ts";
import styles from "./AccountPage.module.css";

interface ProveProps {
  ways: readonly Proof[];
  proved: () => void;
  close: () => void;
}

export function Prove({ ways, proved, close }: ProveProps) {
  const typed = (["password", "code"] as const).filter((way) =>
    way === "password" ? ways.includes("password") : ways.includes("totp") || ways.includes("recovery_codes"),
  );
  const [way, setWay] = useState(typed[0]);
  const other = typed.find((one) => one !== way);
  const passkey = useMutation({ mutationFn: proveByPasskey, onSuccess: proved });
  return (
    <Modal title={t("prove_title")} close={close}>
      <div className={styles["proof"]}>
        {ways.length === 0 && <Notice tone="warn">{t("prove_nothing")}</Notice>}
        {way && <Typed key={way} way={way} proved={proved} />}
        {other && (
          <Button kind="quiet" onClick={() => setWay(other)}>
            {t(`prove_by_${other}`)}
          </Button>
        )}
        {ways.includes("webauthn") && passkeysWork() && (
          <Button disabled={passkey.isPending} onClick={() => passkey.mutate()}>
            {t("prove_by_passkey")}
          </Button>
        )}
        {passkey.error && <Notice tone="bad">{refusalWords(passkey.error)}</Notice>}
      </div>
    </Modal>
  );
}

function Typed({ way, proved }: { way: "password" | "code"; proved: () => void }) {
  const [value, setValue] = useState("");
  const prove = useMutation({
    mutationFn: () => (way === "password" ? proveByPassword(value) : proveByCode(value.trim())),
    onSuccess: proved,
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (value !== "") prove.mutate();
  };
  return (
    <form className={styles["make"]} onSubmit={submit} noValidate>
      <Field
        data-first
        label={t(way === "password" ? "current_password" : "code")}
        hint={way === "code" ? t("code_or_recovery") : null}
        type={way === "password" ? "password" : "text"}
        autoComplete={way === "password" ? "current-password" : "one-time-code"}
        value={value}
        error={prove.error ? refusalWords(prove.error) : null}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button kind="primary" type="submit" disabled={prove.isPending}>
        {t("prove")}
      </Button>
    </form>
  );
}
