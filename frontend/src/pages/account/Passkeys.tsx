/** Passkeys: a fingerprint, a face, a PIN or a security key instead of a password. */
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { SubmitEvent } from "react";

import { addPasskey, type Authenticator, passkeysWork, removePasskey } from "../../api/account.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { formatMoment } from "../../ui/language/translate.ts";
import { Notice } from "../../ui/Notice.tsx";
import { toast } from "../../ui/overlay/Toast.tsx";
import { moment, refusalWords, t } from "./security.ts";
import styles from "./AccountPage.module.css";
import { useProved } from "./useProved.tsx";

export function Passkeys({ own, added }: { own: readonly Authenticator[]; added: () => Promise<void> }) {
  const keys = own.filter(({ type }) => type === "webauthn");
  return (
    <>
      <h3 className={styles["title"]}>{t("passkeys")}</h3>
      {keys.length === 0 && <p className={styles["hint"]}>{t("passkeys_none")}</p>}
      {keys.length > 0 && (
        <ul className={styles["list"]}>
          {keys.map((key) => (
            <OneKey key={key.id} passkey={key} />
          ))}
        </ul>
      )}
      {passkeysWork() ? <AddKey added={added} /> : <p className={styles["hint"]}>{t("passkeys_impossible")}</p>}
    </>
  );
}

function OneKey({ passkey }: { passkey: Authenticator }) {
  const queries = useQueryClient();
  const name = passkey.name ?? "";
  const remove = useProved(removePasskey, async () => {
    toast(t("passkey_removed"));
    await queries.invalidateQueries({ queryKey: ["authenticators"] });
  });
  return (
    <li className={styles["line"]}>
      <span>
        <b dir="auto">{name}</b> {t("passkey_since", { when: formatMoment(moment(passkey.created_at)) })}{" "}
        {passkey.last_used_at !== null && t("used_last", { when: formatMoment(moment(passkey.last_used_at)) })}
      </span>
      <Button
        small
        kind="quiet"
        aria-label={t("passkey_remove_of", { name })}
        disabled={remove.pending}
        onClick={() => passkey.id !== undefined && remove.change(passkey.id)}
      >
        {t("passkey_remove")}
      </Button>
      {remove.error && <Notice tone="bad">{refusalWords(remove.error)}</Notice>}
      {remove.proof}
    </li>
  );
}

function AddKey({ added }: { added: () => Promise<void> }) {
  const [name, setName] = useState("");
  const [asked, setAsked] = useState(false);
  const add = useProved(addPasskey, async () => {
    toast(t("passkey_added"));
    setName("");
    setAsked(false);
    await added();
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (name.trim() !== "") add.change(name.trim());
  };
  return (
    <>
      <form className={styles["make"]} onSubmit={submit} noValidate>
        <Field
          label={t("passkey_name")}
          hint={t("passkey_name_hint")}
          maxLength={100}
          className={styles["field"]}
          value={name}
          error={asked && name.trim() === "" ? t("passkey_name_missing") : null}
          onChange={(event) => setName(event.target.value)}
        />
        {add.error && <Notice tone="bad">{refusalWords(add.error)}</Notice>}
        <Button type="submit" disabled={add.pending}>
          {t("passkey_add")}
        </Button>
      </form>
      {add.proof}
    </>
  );
}
