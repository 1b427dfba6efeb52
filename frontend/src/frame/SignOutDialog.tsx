/** Asks what is to become of what the server does not have yet, before the person signs out. */
import { useState } from "react";

import type { Left } from "./leaving.ts";
import { Button } from "../ui/Button.tsx";
import { t } from "../ui/messages.ts";
import { Modal } from "../ui/overlay/Modal.tsx";
import styles from "./SignOutDialog.module.css";

interface SignOutDialogProps {
  left: Left;
  /** Send what can be sent; gives what is left. */
  send: () => Promise<Left>;
  leave: (unsent: "keep" | "discard") => void;
  close: () => void;
}

export function SignOutDialog({ left: found, send, leave, close }: SignOutDialogProps) {
  const [left, setLeft] = useState(found);
  const [state, setState] = useState<"asked" | "sending" | "not all">("asked");
  const lines = (["changes", "comments", "drafts"] as const).filter((kind) => left[kind] > 0);
  const sendable = left.changes + left.comments > 0;
  const trySending = async (): Promise<void> => {
    setState("sending");
    const rest = await send();
    if (rest.changes + rest.comments + rest.drafts === 0) return leave("keep");
    setLeft(rest);
    setState(rest.changes + rest.comments > 0 ? "not all" : "asked");
  };
  return (
    <Modal title={t("sign_out_title")} close={close}>
      <ul className={styles["left"]}>
        {lines.map((kind) => (
          <li key={kind}>{t(`sign_out_${kind}`, { count: left[kind] })}</li>
        ))}
      </ul>
      <p role="status">{t(state === "not all" ? "sign_out_not_all" : "sign_out_help")}</p>
      <div className={styles["actions"]}>
        {sendable && (
          <Button kind="primary" data-first disabled={state === "sending"} onClick={() => void trySending()}>
            {t(state === "sending" ? "sign_out_sending" : "sign_out_send")}
          </Button>
        )}
        <Button disabled={state === "sending"} onClick={() => leave("keep")}>
          {t("sign_out_keep")}
        </Button>
        <Button kind="danger" disabled={state === "sending"} onClick={() => leave("discard")}>
          {t("sign_out_discard")}
        </Button>
      </div>
    </Modal>
  );
}
