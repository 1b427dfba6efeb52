/** What somebody chose for a dataset, in one line; nothing where it holds everything. */
import type { Project, Selection } from "../../../api/model.ts";
import { labelName, phrases } from "./selection.ts";
import styles from "./Selecting.module.css";

export function Chosen({ project, selection }: { project: Project; selection: Selection }) {
  const said = phrases(selection, labelName(project));
  return said.length > 0 && <span className={styles["said"]}>{said.join(" · ")}</span>;
}
