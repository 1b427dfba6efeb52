/** One's own address, confirmed by a code, and the daily message to it; only where the server sends mail. */
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { SubmitEvent } from "react";

import { type Address, confirmAddress, listAddresses, removeAddress, sendCodeTo } from "../../api/account.ts";
import { getDigest, setDigest } from "../../api/endpoints.ts";
import { Loading, ProblemNotice } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { chosenLanguage } from "../../ui/language/language.ts";
import { timeZone } from "../../ui/language/translate.ts";
import { toast } from "../../ui/overlay/Toast.tsx";
import { Check } from "../settings/controls.tsx";
import { Panel } from "../Page.tsx";
import styles from "./AccountPage.module.css";
import { refusalWords, t } from "./security.ts";
import { useProved } from "./useProved.tsx";

const KEY = ["own addresses"];

export function Mail() {
  const addresses = useQuery({ queryKey: KEY, queryFn: listAddresses });
  const confirmed = addresses.data?.find((one) => one.verified);
  const waits = addresses.data?.find((one) => !one.verified);
  return (
    <Panel heading={t("mail")}>
      {addresses.isPending && <Loading />}
      {addresses.error && <ProblemNotice error={addresses.error} retry={() => void addresses.refetch()} />}
      {addresses.data && (
        <>
          <p className={styles["hint"]}>{t("mail_help")}</p>
          {confirmed && <Confirmed address={confirmed} />}
          {waits ? <Code address={waits} /> : <NewAddress has={confirmed !== undefined} />}
          {confirmed && <Daily />}
        </>
      )}
    </Panel>
  );
}

function Confirmed({ address }: { address: Address }) {
  const queries = useQueryClient();
  const { change, pending, error, proof } = useProved(removeAddress, async () => {
    toast(t("mail_removed"));
    await queries.invalidateQueries({ queryKey: KEY });
  });
  return (
    <>
      <p className={styles["line"]}>
        <strong>{t("mail_confirmed", { address: address.email })}</strong>
        <Button kind="quiet" disabled={pending} onClick={() => change(address.email)}>
          {t("mail_remove")}
        </Button>
      </p>
      {error && <Notice tone="bad">{refusalWords(error)}</Notice>}
      {proof}
    </>
  );
}

function NewAddress({ has }: { has: boolean }) {
  const queries = useQueryClient();
  const [email, setEmail] = useState("");
  const { change, pending, error, proof } = useProved(sendCodeTo, () => queries.invalidateQueries({ queryKey: KEY }));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (email.trim() !== "") change(email.trim());
  };
  return (
    <>
      <form className={styles["make"]} onSubmit={submit} noValidate>
        <Field
          label={t(has ? "mail_other" : "mail_address")}
          type="email"
          autoComplete="email"
          className={styles["field"]}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        {error && <Notice tone="bad">{refusalWords(error)}</Notice>}
        <Button type="submit" disabled={pending || email.trim() === ""}>
          {t("mail_send")}
        </Button>
      </form>
      {proof}
    </>
  );
}

function Code({ address }: { address: Address }) {
  const queries = useQueryClient();
  const [code, setCode] = useState("");
  const again = () => queries.invalidateQueries({ queryKey: KEY });
  const confirm = useMutation({
    mutationFn: () => confirmAddress(code.trim()),
    onSuccess: async () => {
      toast(t("mail_done"));
      await again();
    },
    // After three wrong codes the address no longer waits.
    onError: again,
  });
  const stop = useMutation({ mutationFn: () => removeAddress(address.email), onSettled: again });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (code.trim() !== "") confirm.mutate();
  };
  return (
    <form className={styles["make"]} onSubmit={submit} noValidate>
      <Field
        label={t("mail_code", { address: address.email })}
        hint={t("mail_code_hint")}
        autoComplete="one-time-code"
        className={styles["field"]}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        error={confirm.error ? refusalWords(confirm.error) : null}
      />
      <p className={styles["line"]}>
        <Button type="submit" disabled={confirm.isPending || code.trim() === ""}>
          {t("mail_confirm")}
        </Button>
        <Button kind="quiet" onClick={() => stop.mutate()}>
          {t("cancel")}
        </Button>
      </p>
    </form>
  );
}

function Daily() {
  const queries = useQueryClient();
  const digest = useQuery({ queryKey: ["digest"], queryFn: getDigest });
  const set = useMutation({
    mutationFn: (on: boolean) => setDigest({ on, language: chosenLanguage(), zone: timeZone() }),
    onSuccess: (now) => queries.setQueryData(["digest"], now),
  });
  if (!digest.data) return null;
  return (
    <div className={styles["make"]}>
      <Check
        label={t("mail_daily")}
        hint={t("mail_daily_help")}
        checked={set.isPending ? set.variables : digest.data.on}
        set={(on) => set.mutate(on)}
      />
      {set.error && <Notice tone="bad">{refusalWords(set.error)}</Notice>}
    </div>
  );
}
