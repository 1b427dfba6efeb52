/** Asks once before an article is skipped, and for the reason. */
import { type SubmitEvent, useState } from "react";

import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { useDesk } from "../desk/context.ts";
import { failureText } from "./FinishDialog.tsx";
import type { Failure } from "../commands/ending.ts";
import { t } from "../desk/messages.ts";
import { Modal } from "../../ui/overlay/Modal.tsx";
import panels from "../desk/panels.module.css";
import { t as words } from "../desk/panelMessages.ts";

export function SkipDialog({ skip, failure }: { skip: (reason: string) => void; failure: Failure | null }) {
  const desk = useDesk();
  const [reason, setReason] = useState("");
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    skip(reason.trim());
  };
  return (
    <Modal title={words("skip_title")} close={() => desk.panels.set({ panel: null })}>
      <form onSubmit={submit}>
        <p>{words("skip_help")}</p>
        <Field
          data-first
          label={words("skip_reason")}
          optional
          value={reason}
          maxLength={500}
          error={failure && failureText(failure)}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className={panels["actions"]}>
          <Button onClick={() => desk.panels.set({ panel: null })}>{t("cancel")}</Button>
          <Button kind="primary" type="submit">
            {words("skip_confirm")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
