/** How many articles one submitted on each of the last days: bars to look at, the same in words to be read out. */
import type { Mine } from "../../api/model.ts";
import { formatDay, formatNumber } from "../../ui/language/translate.ts";
import { Panel } from "../Page.tsx";
import { t } from "./messages.ts";
import styles from "./MinePage.module.css";

export function Pace({ days }: { days: Mine["pace"] }) {
  const most = Math.max(1, ...days.map(({ submitted }) => submitted));
  const total = days.reduce((sum, { submitted }) => sum + submitted, 0);
  const first = days[0];
  return (
    <Panel heading={t("pace")}>
      <ol className={styles["bars"]} aria-label={t("pace_days")}>
        {days.map(({ day, submitted }) => (
          <li key={day} title={t("pace_day", { day: formatDay(day), count: submitted })}>
            <span className={styles["bar"]} style={{ blockSize: `${(100 * submitted) / most}%` }} />
            <span className="visually-hidden">{t("pace_day", { day: formatDay(day), count: submitted })}</span>
          </li>
        ))}
      </ol>
      <p className={styles["ends"]} aria-hidden="true">
        <span>{first ? formatDay(first.day) : ""}</span>
        <span>{t("today")}</span>
      </p>
      <p>
        <b>{formatNumber(total)}</b> {t("pace_total", { count: total })}
      </p>
    </Panel>
  );
}
