/** Tokens that are for one project alone, for whoever manages it. */
import type { Id } from "../../api/model.ts";
import { Panel } from "../Page.tsx";
import { t } from "./messages.ts";
import { MakeToken, Tokens } from "./Tokens.tsx";
import styles from "./Tokens.module.css";

export function ProjectTokens({ project }: { project: Id }) {
  return (
    <Panel heading={t("project_tokens")}>
      <p className={styles["hint"]}>{t("project_tokens_help")}</p>
      <Tokens whose={{ project }} none={t("project_tokens_none")} />
      <MakeToken project={project} />
    </Panel>
  );
}
