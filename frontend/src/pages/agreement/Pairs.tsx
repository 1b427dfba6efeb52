/** The figures of every two people, and what the figure would be without one of them. */
import { useState } from "react";

import type { Agreement, AgreementPair, Slot } from "../../api/model.ts";
import { type Cell, Matrix } from "../../charts/Matrix.tsx";
import { Panel } from "../Page.tsx";
import styles from "./AgreementPage.module.css";
import { examplesOf, initials, isShare, two } from "./figures.ts";
import { Choice } from "./Filters.tsx";
import { t } from "./messages.ts";
import type { Wanted } from "./Worst.tsx";

/** So much below the figure of all is worth a look. */
const amiss = 0.1;

interface PairsProps {
  report: Agreement;
  show: (wanted: Wanted) => void;
}

export function Pairs({ report, show }: PairsProps) {
  const shares = report.slots.filter(isShare).map(({ slot }) => slot);
  const judged = report.pairs.some(({ values }) => typeof values.verdict === "number");
  const [slot, setSlot] = useState<Slot>(judged ? "verdict" : "found");
  const all = report.slots.find((one) => one.slot === slot)?.value ?? null;
  const names = report.people.map(({ name }) => name);
  const cell = (pair: AgreementPair): Cell => {
    const value = pair.values[slot] ?? null;
    const [one, other] = [report.people[pair.left], report.people[pair.right]];
    const ids = [one?.id, other?.id].filter(Boolean).join(",");
    const examples = examplesOf[slot];
    return {
      text: two(value),
      name: t("pair_name", {
        left: one?.name ?? "",
        right: other?.name ?? "",
        value: two(value),
        count: pair.articles,
      }),
      shade: value === null ? 0 : Math.min(1, Math.max(0, value)),
      low: value !== null && all !== null && value < all - amiss,
      ...(examples !== undefined && ids.includes(",") && { press: () => show({ slot: examples, people: ids }) }),
    };
  };
  const find = (left: number, right: number): Cell | null => {
    const pair = report.pairs.find(
      (one) => one.left === Math.min(left, right) && one.right === Math.max(left, right) && left !== right,
    );
    return pair ? cell(pair) : null;
  };
  return (
    <Panel heading={t("pairs")}>
      <p className={styles["note"]}>{t("pairs_note")}</p>
      <Choice label={t("shown_slot")} value={slot} change={(value) => setSlot(value as Slot)}>
        {shares.map((one) => (
          <option key={one} value={one}>
            {t(one)}
          </option>
        ))}
      </Choice>
      <Matrix
        caption={t("pairs_of", { slot: t(slot) })}
        rows={names}
        columns={names.map(initials)}
        cells={names.map((_, left) => names.map((__, right) => find(left, right)))}
      />
      <Without report={report} slot={slot} all={all} />
    </Panel>
  );
}

/** Name the person without whose passes the figure would be most higher. */
function Without({ report, slot, all }: { report: Agreement; slot: Slot; all: number | null }) {
  if (all === null) return null;
  let best: { name: string; value: number } | null = null;
  for (const { name, without } of report.people) {
    const value = without[slot] ?? null;
    if (value !== null && value > (best?.value ?? all + 0.02)) best = { name, value };
  }
  if (best === null) return null;
  return <p className={styles["note"]}>{t("without", { name: best.name, value: two(best.value), all: two(all) })}</p>;
}
