/** Which suggestions people keep: by the pattern that made them, and by the score they came with. */
import { useState } from "react";

import type { Outcomes, Quality } from "../../api/model.ts";
import { reasonText } from "../../api/said.ts";
import { Chart } from "../../charts/Chart.tsx";
import { Intervals } from "../../charts/Intervals.tsx";
import { Ideal, Plane, Points } from "../../charts/Plane.tsx";
import { Button } from "../../ui/Button.tsx";
import { formatNumber } from "../../ui/language/translate.ts";
import { Panel } from "../Page.tsx";
import { decided, ends, percent } from "./figures.ts";
import { t } from "./messages.ts";
import styles from "./SuggestionsPage.module.css";

const shortList = 10;
const quarters = [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, label: percent(at) }));

const cellsOf = (of: Outcomes): string[] => [percent(of.kept?.value), ends(of.kept), formatNumber(decided(of))];

export function Patterns({ quality: { patterns } }: { quality: Quality }) {
  const [all, setAll] = useState(false);
  const known = patterns.flatMap((one) =>
    one.kept === null ? [] : [{ ...one, kept: one.kept, name: reasonText(one.pattern) || t("no_reason") }],
  );
  const shown = all ? known : known.slice(0, shortList);
  return (
    <Panel heading={t("patterns")}>
      <p className={styles["sub"]}>{t("patterns_sub")}</p>
      {known.length === 0 ? (
        <p className={styles["note"]}>{t("none_decided")}</p>
      ) : (
        <Chart
          name={t("patterns")}
          columns={[t("pattern"), t("kept"), t("interval"), t("suggestions")]}
          rows={shown.map((one) => [one.name, ...cellsOf(one)])}
        >
          <Intervals
            most={1}
            ticks={quarters}
            rows={shown.map((one) => ({
              name: one.name,
              interval: one.kept,
              figure: percent(one.kept.value),
              note: t("of_count", { count: decided(one) }),
            }))}
          />
        </Chart>
      )}
      {known.length > shortList && (
        <Button kind="quiet" small className={styles["more"]} onClick={() => setAll(!all)}>
          {all ? t("patterns_fewer") : t("patterns_more", { count: known.length })}
        </Button>
      )}
    </Panel>
  );
}

export function Bands({ quality: { bands } }: { quality: Quality }) {
  const known = bands.flatMap((band) =>
    band.kept === null || band.score === null ? [] : [{ ...band, kept: band.kept, score: band.score }],
  );
  return (
    <Panel heading={t("bands")}>
      <p className={styles["sub"]}>{t("bands_sub")}</p>
      {known.length === 0 ? (
        <p className={styles["note"]}>{t("none_decided")}</p>
      ) : (
        <Chart
          name={t("bands")}
          columns={[t("band"), t("band_mean"), t("kept"), t("interval"), t("suggestions")]}
          rows={known.map((band) => [
            t("band_range", { low: percent(band.low), high: percent(band.high) }),
            percent(band.score),
            ...cellsOf(band),
          ])}
        >
          <Plane abscissas={quarters} axis={t("band_axis")} height={260}>
            <Ideal />
            <Points
              points={known.map(({ score, kept }) => ({ x: score, y: kept.value, low: kept.low, high: kept.high }))}
            />
          </Plane>
        </Chart>
      )}
    </Panel>
  );
}
