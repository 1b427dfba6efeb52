/** In which format: the list is the server's. */
import type { FormatInfo } from "../../api/model.ts";
import { fromServer } from "../../ui/language/translate.ts";
import styles from "./ExportPage.module.css";
import { t } from "./messages.ts";

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
        <label key={one.name} className={styles["choice"]}>
          <input type="radio" name="format" checked={one.name === format} onChange={() => onChoose(one.name)} />
          <span>
            {fromServer(one.label)}
            <span className={`${styles["tag"]} ${one.lossless ? styles["lossless"] : ""}`}>
              {one.lossless ? t("lossless") : t("lossy")}
            </span>
          </span>
          {one.note && <small>{fromServer(one.note)}</small>}
        </label>
      ))}
    </fieldset>
  );
}
