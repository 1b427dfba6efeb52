/** The labels of the project's scale, each with its digit. */
import type { CSSProperties } from "react";

import { Kbd } from "../../ui/Kbd.tsx";
import type { Claim } from "../../work/types.ts";
import styles from "./VerdictButtons.module.css";
import { RUN } from "../desk/run.ts";
import { useDesk, useDeskState } from "../desk/context.ts";
import { t } from "../desk/messages.ts";

export function VerdictButtons({ claim }: { claim: Claim }) {
  const desk = useDesk();
  const labels = useDeskState((state) => state.setting.project.scale.labels);
  return (
    <div className={styles["verdicts"]} role="group" aria-label={t("verdict")}>
      {labels.map((label) => (
        <button
          key={label.key}
          type="button"
          aria-pressed={claim.verdict?.label === label.key}
          style={{ "--verdict": `var(--verdict-${label.color})` } as CSSProperties}
          onClick={() => RUN.verdict(desk, String(label.digit))}
        >
          <Kbd>{label.digit}</Kbd>
          {label.name}
        </button>
      ))}
    </div>
  );
}
