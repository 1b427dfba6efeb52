/** A dialog of the browser's own: it holds the focus while it is open. */
import { type ReactNode, useEffect, useId, useRef } from "react";

import { Button } from "../Button.tsx";
import { t } from "../messages.ts";
import styles from "./Modal.module.css";

interface ModalProps {
  title: string;
  close: (() => void) | null;
  wide?: boolean;
  children: ReactNode;
}

export function Modal({ title, close, wide = false, children }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element?.open) element?.showModal();
    // Opening puts the focus on the first button, which is the one that closes.
    element?.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={`${styles["modal"]} ${wide ? styles["wide"] : ""} notranslate`}
      translate="no"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        close?.();
      }}
    >
      <header className={styles["modal_head"]}>
        <h2 id={heading}>{title}</h2>
        {close && (
          <Button kind="quiet" small aria-label={t("close")} onClick={close}>
            ✕
          </Button>
        )}
      </header>
      {children}
    </dialog>
  );
}
