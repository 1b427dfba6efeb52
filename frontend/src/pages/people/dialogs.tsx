/** What is asked before somebody is paused or removed, or gets a limit of open articles. */
import { type FormEvent, useState } from "react";

import type { Member } from "../../api/model.ts";
import { Button } from "../../ui/Button.tsx";
import { Field, TextArea } from "../../ui/Field.tsx";
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
/** What the server takes. */
const MAX_OPEN = 50;

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

/** How many articles somebody may have open; 0 where they have no limit of their own. */
export function LimitDialog({ member, sure, close }: AskedProps<[most: number]>) {
  const [most, setMost] = useState(member.most_open === null ? "" : String(member.most_open));
  const name = nameOf(member);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    sure(most === "" ? 0 : Number(most));
  };
  return (
    <Modal title={t("limit_title", { name })} close={close}>
      <form className={styles["asked"]} onSubmit={submit}>
        <Field
          data-first
          type="number"
          min={1}
          max={MAX_OPEN}
          label={t("limit_label")}
          hint={t("limit_help")}
          value={most}
          onChange={(event) => setMost(event.target.value)}
        />
        <div className={styles["row"]}>
          <Button type="submit" kind="primary">
            {t("limit_save")}
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
