/** One of a few, side by side: which is chosen is seen at once, and a press chooses another. */
import styles from "./Segments.module.css";

interface SegmentsProps<One> {
  label: string;
  choices: readonly One[];
  chosen: One;
  nameOf: (one: One) => string;
  onChoose: (one: One) => void;
  disabled?: boolean;
}

export function Segments<One>({ label, choices, chosen, nameOf, onChoose, disabled = false }: SegmentsProps<One>) {
  return (
    <fieldset className={styles["segments"]} aria-label={label}>
      {choices.map((one) => (
        <button
          key={String(one)}
          type="button"
          aria-pressed={one === chosen}
          disabled={disabled}
          onClick={() => onChoose(one)}
        >
          {nameOf(one)}
        </button>
      ))}
    </fieldset>
  );
}
