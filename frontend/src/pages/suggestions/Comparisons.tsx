/** With suggestions against without: the time of a claim, and whether people follow what they are shown. */
import type { Contrast, Project, Quality } from "../../api/model.ts";
import { Chart } from "../../charts/Chart.tsx";
import { Intervals } from "../../charts/Intervals.tsx";
import { Panel } from "../Page.tsx";
import { anchoringSentence, ends, percent, secondsSentence, short, ticksTo } from "./figures.ts";
import { t } from "./messages.ts";
import styles from "./SuggestionsPage.module.css";

interface ComparisonsProps {
  project: Project;
  quality: Quality;
}

export function Comparisons({ project, quality }: ComparisonsProps) {
  const { seconds, anchoring, limits } = quality;
  const few = { fewest: limits.fewest, control: project.control_share };
  const largest = Math.max(...sidesOf(seconds).flatMap(({ figure }) => [figure?.value ?? 0, figure?.high ?? 0]));
  const ticks = ticksTo(largest || 1);
  return (
    <div className={styles["pair"]}>
      <Panel heading={t("seconds")}>
        {seconds.shown.figure === null && seconds.hidden.figure === null ? (
          <p className={styles["note"]}>{t("no_time")}</p>
        ) : (
          <>
            <p className={styles["sentence"]}>{secondsSentence(seconds) ?? oneSided(seconds)}</p>
            <Sides
              name={t("seconds")}
              column={t("per_claim")}
              of={seconds}
              most={ticks.at(-1) ?? 1}
              ticks={ticks.map((at) => ({ at, label: String(at) }))}
              write={(value) => t("seconds_figure", { value: short(value) })}
              writeEnds={({ low, high }) => (low === null || high === null ? "–" : `${short(low)} – ${short(high)}`)}
            />
          </>
        )}
        <Few of={seconds} {...few} />
      </Panel>
      <Panel heading={t("anchoring")}>
        {anchoring.shown.figure === null && anchoring.hidden.figure === null ? (
          <p className={styles["note"]}>{t("versions_none")}</p>
        ) : (
          <>
            <p className={styles["sentence"]}>{anchoringSentence(anchoring) ?? oneSided(anchoring)}</p>
            <Sides
              name={t("anchoring")}
              column={t("anchoring_f1")}
              of={anchoring}
              most={1}
              ticks={[0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: percent(at) }))}
              write={percent}
              writeEnds={ends}
            />
            <p className={styles["note"]}>{t("anchoring_sub")}</p>
          </>
        )}
        <Few of={anchoring} {...few} />
      </Panel>
    </div>
  );
}

const sidesOf = (of: Contrast) => [
  { name: t("with"), ...of.shown },
  { name: t("without"), ...of.hidden },
];

const oneSided = (of: Contrast): string => t(of.hidden.figure === null ? "one_sided_with" : "one_sided_without");

interface SidesProps {
  name: string;
  column: string;
  of: Contrast;
  most: number;
  ticks: readonly { at: number; label: string }[];
  write: (value: number) => string;
  writeEnds: (interval: { value: number; low: number | null; high: number | null }) => string;
}

function Sides({ name, column, of, most, ticks, write, writeEnds }: SidesProps) {
  const sides = sidesOf(of).flatMap((side) => (side.figure === null ? [] : [{ ...side, interval: side.figure }]));
  const rows = sides.map(({ name: label, articles, passes, interval }) => [
    label,
    String(articles),
    String(passes),
    write(interval.value),
    writeEnds(interval),
  ]);
  return (
    <Chart name={name} columns={[t("screen"), t("side"), t("passes"), column, t("interval")]} rows={rows}>
      <Intervals
        most={most}
        ticks={ticks}
        rows={sides.map(({ name: label, passes, interval }) => ({
          name: label,
          interval,
          figure: write(interval.value),
          note: t("passes_note", { count: passes }),
        }))}
      />
    </Chart>
  );
}

/** Say what is missing for an interval, and that no article is kept back where that is why. */
function Few({ of, fewest, control }: { of: Contrast; fewest: number; control: number }) {
  if (of.enough) return null;
  return (
    <p className={styles["note"]}>
      {t("few", { count: of.shown.articles, hidden: of.hidden.articles, fewest })} {control === 0 && t("few_control")}
    </p>
  );
}
