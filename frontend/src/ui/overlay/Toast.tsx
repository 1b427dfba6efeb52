/** Short messages that go by themselves: toast("Copied"). Anything a person must act on belongs in a Notice. */
import { useEffect } from "react";
import { create } from "zustand";

import { t } from "../messages.ts";
import styles from "./Toast.module.css";

interface ToastMessage {
  id: number;
  text: string;
  tone: "plain" | "bad";
}

const secondsShown = 6;
let lastId = 0;

const useToasts = create<{ messages: ToastMessage[] }>(() => ({ messages: [] }));

/** Show a message for six seconds, at most three at a time. */
export function toast(text: string, tone: ToastMessage["tone"] = "plain"): void {
  lastId += 1;
  const message = { id: lastId, text, tone };
  useToasts.setState(({ messages }) => ({
    // What is said again is said instead of, not beside, the first time.
    messages: [...messages.filter((one) => one.text !== text), message].slice(-3),
  }));
}

function dismiss(id: number): void {
  useToasts.setState(({ messages }) => ({ messages: messages.filter((message) => message.id !== id) }));
}

export function Toasts() {
  const messages = useToasts((state) => state.messages);
  return (
    <div
      className={`${styles["region"]} notranslate`}
      translate="no"
      role="status"
      aria-live="polite"
      data-print="hide"
    >
      {messages.map((message) => (
        <OneToast key={message.id} message={message} />
      ))}
    </div>
  );
}

function OneToast({ message }: { message: ToastMessage }) {
  useEffect(() => {
    const timer = setTimeout(() => dismiss(message.id), secondsShown * 1000);
    return () => clearTimeout(timer);
  }, [message.id]);
  return (
    <div className={`${styles["toast"]} ${message.tone === "bad" ? styles["bad"] : ""}`}>
      <span>{message.text}</span>
      <button type="button" className={styles["close"]} aria-label={t("close")} onClick={() => dismiss(message.id)}>
        ×
      </button>
    </div>
  );
}
