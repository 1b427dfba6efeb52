/** What each person marked, in the words around it. */
import type { CSSProperties } from "react";

import { useDesk, useDeskState } from "../annotate/desk/context.ts";
import type { Claim } from "../work/types.ts";
import styles from "./Adjudicate.module.css";
import { around } from "./context.ts";
import type { Group, Side } from "./groups.ts";
import { t } from "./messages.ts";

interface SidesProps {
  group: Group;
  names: readonly string[];
  people: number;
}

export function Sides({ group, names, people }: SidesProps) {
  if (group.sides.length === 0) return null;
  return (
    <div className={styles["sides"]}>
      {Array.from({ length: people }, (_, place) => {
        const own = group.sides.filter((side) => side.pass === place);
        return (
          // People keep their places.
          // oxlint-disable-next-line react/no-array-index-key
          <section key={place} className={styles["panel"]} aria-label={names[place]}>
            <header>
              <b>{names[place]}</b>
              <span className={styles["small"]}>{own[0] && originOf(own[0], group)}</span>
              {own[0] && <Verdict claim={own[0].claim} />}
            </header>
            {own.length === 0 && <p className={styles["small"]}>{t("not_marked")}</p>}
            {own.map((side) => (
              <Words
                key={side.claim.id}
                claim={side.claim}
                others={group.sides.filter((one) => one.pass !== place).map(({ claim }) => claim)}
              />
            ))}
          </section>
        );
      })}
    </div>
  );
}

function originOf({ claim }: Side, group: Group): string {
  const origin =
    claim.origin === "suggestion" ? t("from_suggestion") : claim.origin === "import" ? t("imported") : t("own_claim");
  return group.changed.has(claim.id) ? `${origin} · ${t("changed_since")}` : origin;
}

export function Verdict({ claim }: { claim: Claim }) {
  const labels = useDeskState((state) => state.setting.project.scale.labels);
  const label = labels.find(({ key }) => key === claim.verdict?.label);
  if (!label) return null;
  return (
    <span className={styles["verdict"]} style={{ "--verdict": `var(--verdict-${label.color})` } as CSSProperties}>
      {label.sign} {label.name}
    </span>
  );
}

/** A claim in its paragraph. */
export function Words({ claim, others = [] }: { claim: Claim; others?: readonly Claim[] }) {
  const desk = useDesk();
  const text = useDeskState((state) => state.setting.text);
  return (
    <p className={styles["words"]} dir="auto">
      {around(text, claim, others, desk.steps.paragraphs).map((piece, at) =>
        piece.role ? (
          // The pieces of a text keep their order.
          // oxlint-disable-next-line react/no-array-index-key
          <mark key={at} data-role={piece.role} data-only={piece.only || undefined}>
            {piece.text}
          </mark>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}
