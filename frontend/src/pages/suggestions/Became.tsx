/** What became of the suggestions: in a sentence, in a bar, and how far the corrected ones were moved. */
import type { Quality } from "../../api/model.ts";
import { Chart } from "../../charts/Chart.tsx";
import { Stacked } from "../../charts/Stacked.tsx";
import { formatNumber, formatPercent } from "../../ui/language/translate.ts";
import { Panel } from "../Page.tsx";
import { headline, tenths, total, used } from "./figures.ts";
import { t } from "./messages.ts";
import styles from "./SuggestionsPage.module.css";

const textures = { accepted: "solid", edited: "striped", rejected: "dotted", left: "blank" } as const;

export function Became({ quality: { outcomes, passes, corrections } }: { quality: Quality }) {
  const count = total(outcomes);
  if (count === 0) {
    return (
      <Panel heading={t("became")}>
        <p className={styles["note"]}>{t("none_shown")}</p>
      </Panel>
    );
  }
  const parts = (["accepted", "edited", "rejected", "left"] as const).map((name) => ({
    name: t(name),
    count: outcomes[name],
    texture: textures[name],
  }));
  const rows = parts.map((part) => [part.name, formatNumber(part.count), formatPercent(part.count / count)]);
  return (
    <Panel heading={t("became")}>
      <p className={styles["headline"]}>{headline(outcomes)}</p>
      <Chart name={t("became")} columns={[t("outcome"), t("suggestions"), "%"]} rows={rows}>
        <Stacked parts={parts} />
      </Chart>
      <p className={styles["note"]}>
        {used(passes.shown)} {correctionsIn(corrections)}
      </p>
    </Panel>
  );
}

const changed = (unit: "changed_characters" | "changed_words", value: number): string =>
  t(unit, { count: tenths(value) });

function correctionsIn({ edited, content, source, cue, characters, words }: Quality["corrections"]): string {
  if (edited === 0) return t("corrections_none");
  const parts = t("corrections_parts", { count: edited, content, source, cue });
  if (characters === null || words === null) return parts;
  const figures = {
    median: changed("changed_characters", characters.median),
    p90: changed("changed_characters", characters.p90),
    words: changed("changed_words", words.median),
    words90: changed("changed_words", words.p90),
  };
  return `${parts} ${t("corrections_sentence", figures)}`;
}
