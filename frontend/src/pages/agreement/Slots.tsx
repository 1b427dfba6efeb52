/** The figures slot by slot: on one scale, with interval and weeks, or why there is none; and how each is computed. */
import type { Agreement, AgreementFigure } from "../../api/model.ts";
import { Place } from "../../charts/Place.tsx";
import { Spark } from "../../charts/Spark.tsx";
import { formatNumber } from "../../ui/language/translate.ts";
import { Panel } from "../Page.tsx";
import styles from "./AgreementPage.module.css";
import { examplesOf, howComputed, interval, isShare, two, weekWords, whyNot } from "./figures.ts";
import { t } from "./messages.ts";
import type { Wanted } from "./Worst.tsx";

const least = 0.4;
const ticks = [0.4, 0.6, 0.8, 1];

interface SlotsProps {
  report: Agreement;
  show: ((wanted: Wanted) => void) | undefined;
}

export function Slots({ report, show }: SlotsProps) {
  return (
    <Panel heading={t("slots")}>
      <p className={styles["note"]}>{t("slots_note")}</p>
      <table className={styles["slots"]}>
        <thead>
          <tr>
            <th scope="col">{t("slot")}</th>
            <th scope="col" className={styles["scale"]}>
              <span className="visually-hidden">{t("scale")}</span>
              <span className={styles["ends"]} aria-hidden="true">
                {ticks.map((at) => (
                  <span key={at}>{formatNumber(at)}</span>
                ))}
              </span>
            </th>
            <th scope="col">{t("value")}</th>
            <th scope="col">{t("interval")}</th>
            <th scope="col" className={styles["wide"]}>
              {t("counted_of")}
            </th>
            <th scope="col" className={styles["wide"]}>
              {t("weeks", { count: Math.max(1, report.weeks.length) })}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.slots.map((figure) => (
            <Row key={figure.slot} report={report} figure={figure} show={show} />
          ))}
        </tbody>
      </table>
      <How report={report} />
    </Panel>
  );
}

interface RowProps extends SlotsProps {
  figure: AgreementFigure;
}

function Row({ report, figure, show }: RowProps) {
  const { slot, value, second, counted } = figure;
  const why = whyNot(figure, report.limits.pairs);
  const examples = examplesOf[slot];
  const share = isShare(figure);
  return (
    <tr>
      <th scope="row">
        {show && examples !== undefined && counted > 0 ? (
          <button type="button" className={styles["slot"]} onClick={() => show({ slot: examples })}>
            {t(slot)}
          </button>
        ) : (
          t(slot)
        )}
        <span className={styles["measure"]}>
          {t(`short_${slot}`)}
          {second !== null && `; ${t("second", { value: two(second) })}`}
        </span>
      </th>
      {why === null && value !== null ? (
        <>
          <td className={styles["scale"]}>
            {share && <Place value={value} low={figure.low} high={figure.high} least={least} ticks={ticks} />}
          </td>
          <td className={styles["value"]}>{two(value)}</td>
          <td className={styles["ends95"]}>{interval(figure)}</td>
        </>
      ) : (
        <td colSpan={3} className={styles["why"]}>
          {why}
        </td>
      )}
      <td className={styles["wide"]}>{formatNumber(counted)}</td>
      <td className={styles["wide"]}>
        {share && <Spark values={figure.weeks} least={least} />}
        <span className="visually-hidden">{weekWords(report.weeks, figure)}</span>
      </td>
    </tr>
  );
}

function How({ report }: { report: Agreement }) {
  return (
    <details className={styles["how"]}>
      <summary>{t("how")}</summary>
      <p>{t("how_more")}</p>
      <dl>
        {report.slots.map(({ slot }) => (
          <div key={slot}>
            <dt>{t(slot)}</dt>
            <dd>{howComputed(slot)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
