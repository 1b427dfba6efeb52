/** Sends a submitted pass back to its author: why, and which of its claims that is about. */
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";

import { returnPass } from "../../api/endpoints.ts";
import type { Id, ReadClaim } from "../../api/model.ts";
import { ProblemNotice } from "../../frame/States.tsx";
import { Button } from "../../ui/Button.tsx";
import { TextArea } from "../../ui/Field.tsx";
import { t } from "./messages.ts";
import styles from "./SendBack.module.css";

interface SendBackProps {
  article: Id;
  pass: Id;
  claims: readonly ReadClaim[];
  /** The claim that stands out: it is what the reason is about, unless the person says otherwise. */
  chosen: Id | null;
  letters: readonly string[];
}

export function SendBack(props: SendBackProps) {
  const [open, setOpen] = useState(false);
  if (open) return <Form {...props} close={() => setOpen(false)} />;
  return (
    <Button small onClick={() => setOpen(true)}>
      {t("send_back")}
    </Button>
  );
}

function Form({ article, pass, claims, chosen, letters, close }: SendBackProps & { close: () => void }) {
  const [reason, setReason] = useState("");
  const [about, setAbout] = useState<ReadonlySet<Id>>(
    new Set(claims.filter(({ id }) => id === chosen).map(({ id }) => id)),
  );
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: () => returnPass(pass, reason.trim(), [...about]),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["article", article] }),
  });
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (reason.trim() !== "") send.mutate();
  };
  const turn = (id: Id): void => {
    const next = new Set(about);
    if (!next.delete(id)) next.add(id);
    setAbout(next);
  };
  return (
    <form className={styles["form"]} onSubmit={submit}>
      <TextArea
        label={t("send_back_reason")}
        hint={t("send_back_hint")}
        value={reason}
        rows={3}
        maxLength={2000}
        required
        // The person has just asked for it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
      <fieldset className={styles["about"]}>
        <legend>{t("send_back_about")}</legend>
        {claims.map((claim) => (
          <label key={claim.id}>
            <input type="checkbox" checked={about.has(claim.id)} onChange={() => turn(claim.id)} />
            <q dir="auto">{quoteOf(claim, letters)}</q>
          </label>
        ))}
      </fieldset>
      {send.error && <ProblemNotice error={send.error} />}
      <div className={styles["acts"]}>
        <Button small onClick={close}>
          {t("send_back_cancel")}
        </Button>
        <Button small kind="primary" type="submit" disabled={send.isPending || reason.trim() === ""}>
          {t("send_back")}
        </Button>
      </div>
    </form>
  );
}

/** The words of a claim, its fragments one after the other. */
export const quoteOf = ({ content }: ReadClaim, letters: readonly string[]): string =>
  content.map(([start, end]) => letters.slice(start, end).join("")).join(" … ");
