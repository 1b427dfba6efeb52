/** What was chosen so far, each with a button that takes it out again. */
import { t } from "./messages.ts";
import styles from "./Selecting.module.css";

interface TakenProps {
  label: string;
  items: readonly { key: string; name: string }[];
  onTakeOut: (key: string) => void;
}

export function Taken({ label, items, onTakeOut }: TakenProps) {
  if (items.length === 0) return null;
  return (
    <ul className={styles["taken"]} aria-label={label}>
      {items.map(({ key, name }) => (
        <li key={key}>
          <span>{name}</span>
          <button type="button" aria-label={t("take_out", { name })} onClick={() => onTakeOut(key)}>
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
