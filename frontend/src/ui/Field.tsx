/** A labelled input with its hint and its error, tied together for screen readers. */
import { useId } from "react";
import type { InputHTMLAttributes, ReactNode, Ref, TextareaHTMLAttributes } from "react";

import styles from "./Field.module.css";
import { t } from "./messages.ts";

interface Around {
  label: string;
  hint?: ReactNode;
  error?: string | null | undefined;
  /** Say so beside the label; a required field says nothing. */
  optional?: boolean;
  className?: string | undefined;
}

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "className">, Around {
  ref?: Ref<HTMLInputElement>;
}

interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "className">, Around {
  ref?: Ref<HTMLTextAreaElement>;
}

export function Field({ label, hint, error, optional, className, ...input }: FieldProps) {
  const ids = useFieldIds();
  return (
    <FieldFrame {...{ label, hint, error, optional: optional ?? false, className, ids }}>
      <input id={ids.input} className={styles["input"]} {...described(ids, hint, error)} {...input} />
    </FieldFrame>
  );
}

export function TextArea({ label, hint, error, optional, className, ...input }: TextAreaProps) {
  const ids = useFieldIds();
  return (
    <FieldFrame {...{ label, hint, error, optional: optional ?? false, className, ids }}>
      <textarea id={ids.input} className={styles["input"]} {...described(ids, hint, error)} {...input} />
    </FieldFrame>
  );
}

interface FieldIds {
  input: string;
  hint: string;
  error: string;
}

function useFieldIds(): FieldIds {
  const id = useId();
  return { input: id, hint: `${id}-hint`, error: `${id}-error` };
}

function described(ids: FieldIds, hint: ReactNode, error: string | null | undefined) {
  const by = [error ? ids.error : "", hint ? ids.hint : ""].filter(Boolean).join(" ");
  return { "aria-invalid": Boolean(error), ...(by && { "aria-describedby": by }) };
}

function FieldFrame(props: Around & { ids: FieldIds; children: ReactNode }) {
  const { label, hint, error, optional, className, ids, children } = props;
  return (
    <div className={`${styles["field"]} ${className ?? ""}`}>
      <label className={styles["label"]} htmlFor={ids.input}>
        {label} {optional && <span className={styles["optional"]}>{t("optional")}</span>}
      </label>
      {children}
      {error && (
        <div id={ids.error} className={styles["error"]} role="alert">
          {error}
        </div>
      )}
      {hint && (
        <div id={ids.hint} className={styles["hint"]}>
          {hint}
        </div>
      )}
    </div>
  );
}
