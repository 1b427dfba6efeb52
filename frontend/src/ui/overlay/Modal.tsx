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
    if (!element) return;
    if (!element.open) element.showModal();
    const stop = focusFirst(element);
    return () => {
      stop();
      element.close();
    };
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

/**
 * Opening puts the focus on the first button, which is the one that closes: give it to what is marked as first, also where that
 * is still on its way and the person has not gone elsewhere meanwhile.
 */
function focusFirst(dialog: HTMLDialogElement): () => void {
  const given = document.activeElement;
  const watch = new MutationObserver(() => look());
  const look = (): void => {
    const first = document.activeElement === given ? dialog.querySelector<HTMLElement>("[data-first]") : null;
    first?.focus();
    if (document.activeElement !== given) watch.disconnect();
  };
  watch.observe(dialog, { childList: true, subtree: true });
  look();
  return () => watch.disconnect();
}
