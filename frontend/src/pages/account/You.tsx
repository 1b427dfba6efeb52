/** Who one is here, and in which language. */
import { useId } from "react";

import type { User } from "../../api/model.ts";
import { chosenLanguage, type Language, LANGUAGES, setLanguage } from "../../ui/language/language.ts";
import { Panel } from "../Page.tsx";
import styles from "./AccountPage.module.css";
import { t } from "./messages.ts";

const languages = Object.keys(LANGUAGES) as Language[];

export function You({ user }: { user: User }) {
  const id = useId();
  return (
    <Panel heading={t("you")}>
      <dl className={styles["facts"]}>
        <dt>{t("you_name")}</dt>
        <dd dir="auto">{user.name}</dd>
        <dt>{t("you_username")}</dt>
        <dd dir="auto">{user.username}</dd>
        <dt>
          <label htmlFor={id}>{t("language")}</label>
        </dt>
        <dd>
          <select
            id={id}
            defaultValue={chosenLanguage()}
            onChange={(event) => setLanguage(event.target.value as Language)}
          >
            {languages.map((one) => (
              <option key={one} value={one} lang={one}>
                {LANGUAGES[one].name}
              </option>
            ))}
          </select>
        </dd>
      </dl>
      <p className={styles["hint"]}>{t("you_help")}</p>
    </Panel>
  );
}
