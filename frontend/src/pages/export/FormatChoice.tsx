/** In which format: the list is the server's. What the chosen one leaves out is said before anything is built. */
import type { FormatInfo } from "../../api/model.ts";
import { fromServer } from "../../ui/language/translate.ts";
import styles from "./ExportPage.module.css";
import { t } from "./messages.ts";
import { t as part } from "./partMessages.ts";

interface FormatChoiceProps {
  formats: readonly FormatInfo[];
  format: string;
  onChoose: (format: string) => void;
}

export function FormatChoice({ formats, format, onChoose }: FormatChoiceProps) {
  return (
    <fieldset className={styles["group"]}>
      <legend>{t("format")}</legend>
      {formats.map((one) => (
        <label key={one.name} className={`${styles["choice"]} ${one.available ? "" : styles["unavailable"]}`}>
          <input
            type="radio"
            name="format"
            checked={one.name === format}
            disabled={!one.available}
            onChange={() => onChoose(one.name)}
          />
          <span>
            {fromServer(one.label)}
            <span className={`${styles["tag"]} ${one.lossless ? styles["lossless"] : ""}`}>{tagOf(one)}</span>
          </span>
          {!one.available && <small>{t("needs_extra", { extra: one.extra })}</small>}
          {one.name === format && <About format={one} />}
        </label>
      ))}
    </fieldset>
  );
}

function tagOf({ available, lossless, loses }: FormatInfo): string {
  if (!available) return t("unavailable");
  return lossless ? t("lossless") : t("lossy", { count: loses.length });
}

function About({ format }: { format: FormatInfo }) {
  return (
    <>
      {format.note && <small>{fromServer(format.note)}</small>}
      {format.loses.length > 0 && (
        <small>{t("leaves_out", { parts: format.loses.map((name) => part(name)).join(", ") })}</small>
      )}
    </>
  );
}
