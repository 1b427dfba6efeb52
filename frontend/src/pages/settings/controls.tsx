/** A switch and a choice with a line of help, as the settings have them. */
import { useId } from "react";

import styles from "./SettingsPage.module.css";

interface CheckProps {
  label: string;
  hint: string;
  checked: boolean;
  set: (checked: boolean) => void;
}

export function Check({ label, hint, checked, set }: CheckProps) {
  const id = useId();
  return (
    <div className={styles["check"]}>
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-hint`}
        checked={checked}
        onChange={(event) => set(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      <div id={`${id}-hint`} className={styles["hint"]}>
        {hint}
      </div>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  hint?: string;
  error?: string | null;
  value: string;
  options: readonly { readonly value: string; readonly name: string }[];
  set: (value: string) => void;
}

export function Choice({ label, hint, error, value, options, set }: ChoiceProps) {
  const id = useId();
  return (
    <div className={styles["choice"]}>
      <label className={styles["label"]} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        aria-invalid={Boolean(error)}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        value={value}
        onChange={(event) => set(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
      {error && (
        <div className={styles["error"]} role="alert">
          {error}
        </div>
      )}
      {hint !== undefined && (
        <div id={`${id}-hint`} className={styles["hint"]}>
          {hint}
        </div>
      )}
    </div>
  );
}
