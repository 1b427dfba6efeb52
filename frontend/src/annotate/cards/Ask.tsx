/** A question mark beside a field: it opens the guideline where it speaks of that field. */
import { useDesk } from "../desk/context.ts";
import type { Topic } from "../desk/slices/panels.ts";
import styles from "./Ask.module.css";
import { t as words } from "../desk/panelMessages.ts";

export function Ask({ topic, name }: { topic: Topic; name: string }) {
  const desk = useDesk();
  return (
    <button
      type="button"
      className={styles["ask"]}
      aria-label={words("ask_about", { name })}
      title={words("ask_about", { name })}
      onClick={() => desk.panels.set({ topic, panel: "guidelines" })}
    >
      ?
    </button>
  );
}
