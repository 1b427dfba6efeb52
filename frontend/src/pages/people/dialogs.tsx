/** What is asked before somebody is paused or removed. */
import { type FormEvent, useState } from "react";

import type { Member } from "../../api/model.ts";
import { Button } from "../../ui/Button.tsx";
import { TextArea } from "../../ui/Field.tsx";
import { Modal } from "../../ui/overlay/Modal.tsx";
import { t } from "./messages.ts";
import { nameOf } from "./people.ts";
import styles from "./PeoplePage.module.css";

interface AskedProps<Answer extends unknown[]> {
  member: Member;
  sure: (...answer: Answer) => void;
  close: () => void;
}

const MAX_REASON = 500;

export function PauseDialog({ member, sure, close }: AskedProps<[reason: string]>) {
  const [reason, setReason] = useState(member.pause_reason ?? "");
  const name = nameOf(member);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== "") sure(reason.trim());
  };
  return (
    <Modal title={t("pause_title", { name })} close={close}>
      <form className={styles["asked"]} onSubmit={submit}>
        <p>{t("pause_help", { name })}</p>
        <TextArea
          data-first
          label={t("pause_reason")}
          rows={3}
          maxLength={MAX_REASON}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className={styles["row"]}>
          <Button type="submit" kind="primary" disabled={reason.trim() === ""}>
            {t("pause_now")}
          </Button>
          <Button onClick={close}>{t("cancel")}</Button>
        </div>
      </form>
    </Modal>
  );
}

export function RemoveDialog({ member, sure, close }: AskedProps<[]>) {
  return (
    <Modal title={t("remove_title", { name: nameOf(member) })} close={close}>
      <div className={styles["asked"]}>
        <p>{t("remove_help", { pseudonym: member.pseudonym })}</p>
        <div className={styles["row"]}>
          <Button kind="danger" data-first onClick={sure}>
            {t("remove_now")}
          </Button>
          <Button onClick={close}>{t("cancel")}</Button>
        </div>
      </div>
    </Modal>
  );
}
