/** How right each engine version is against gold, over time and as a table. */
import type { Quality, VersionQuality } from "../../api/model.ts";
import { Chart } from "../../charts/Chart.tsx";
import { Line, Plane, Points } from "../../charts/Plane.tsx";
import { formatDayOf } from "../../ui/language/translate.ts";
import { Panel } from "../Page.tsx";
import { ends, goldIn, percent } from "./figures.ts";
import { t } from "./messages.ts";
import styles from "./SuggestionsPage.module.css";

export function Versions({ quality: { gold, versions } }: { quality: Quality }) {
  const oldestFirst = versions.toReversed();
  const measured = oldestFirst.filter(({ f1 }) => f1 !== null);
  const none = gold.adjudicated + gold.control === 0 ? "versions_no_gold" : "versions_none";
  return (
    <Panel heading={t("versions")}>
      {measured.length === 0 ? (
        <p className={styles["note"]}>{t(none)}</p>
      ) : (
        <>
          <p className={styles["sub"]}>{goldIn(gold)}</p>
          <Chart name={t("versions")} columns={columns()} rows={versions.map(cells)}>
            <OverTime versions={measured} />
          </Chart>
        </>
      )}
    </Panel>
  );
}

const nameOf = ({ engine, engine_version: version }: VersionQuality): string => `${engine} ${version}`;

const columns = (): string[] => [
  t("version"),
  t("since"),
  t("gold_articles"),
  t("precision"),
  t("recall"),
  t("f1"),
  t("interval"),
  t("exact_f1"),
  t("speaker"),
  t("kept"),
];

const cells = (one: VersionQuality): string[] => [
  nameOf(one),
  formatDayOf(one.first_at),
  String(one.gold_articles),
  percent(one.precision),
  percent(one.recall),
  percent(one.f1?.value),
  ends(one.f1),
  percent(one.exact_f1),
  percent(one.speaker?.value),
  percent(one.outcomes.kept?.value),
];

function OverTime({ versions }: { versions: readonly VersionQuality[] }) {
  const x = (index: number): number => (index + 0.5) / versions.length;
  const halves = versions.flatMap(({ f1 }, index) =>
    f1 === null ? [] : [{ x: x(index), y: f1.value, low: f1.low, high: f1.high }],
  );
  const exacts = versions.flatMap(({ exact_f1: y }, index) => (y === null ? [] : [{ x: x(index) + 0.02, y }]));
  return (
    <>
      <Plane
        axis={t("versions_axis")}
        abscissas={versions.map((one, index) => ({ at: x(index), label: formatDayOf(one.first_at) }))}
      >
        <Line points={halves} />
        <Line points={exacts} second />
        <Points points={halves} />
        <Points points={exacts} square />
      </Plane>
      <ul className={styles["key"]}>
        <li className={styles["round"]}>{t("versions_legend_f1")}</li>
        <li className={styles["angular"]}>{t("versions_legend_exact")}</li>
      </ul>
      <dl className={styles["versions"]}>
        {versions.toReversed().map((one) => (
          <div key={nameOf(one)}>
            <dt>
              {one.engine} <span>{one.engine_version}</span>
            </dt>
            <dd>
              {[
                ["precision", percent(one.precision)],
                ["recall", percent(one.recall)],
                ["f1", percent(one.f1?.value)],
                ["exact_f1", percent(one.exact_f1)],
                ["speaker", percent(one.speaker?.value)],
                ["kept", percent(one.outcomes.kept?.value)],
              ].map(([key, value]) => (
                <span key={key}>
                  {t(key as "f1")} <b>{value}</b>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
