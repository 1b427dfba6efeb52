/** Whose work: everybody's, or one annotator's by pseudonym. */
import { useQuery } from "@tanstack/react-query";

import type { Member, Project } from "../../api/model.ts";
import { may } from "../permissions.ts";
import styles from "./ExportPage.module.css";
import { annotators, everybody, membersQuery } from "./exports.ts";
import { t } from "./messages.ts";

/** What adjudicators have settled, and one set of claims an article. */
const LAYERS = ["gold", "record"] as const;

interface LayerChoiceProps {
  project: Project;
  layer: string;
  onChoose: (layer: string) => void;
}

export function LayerChoice({ project, layer, onChoose }: LayerChoiceProps) {
  // Who may not list the people may still take everybody's work.
  const members = useQuery({ ...membersQuery(project.id), enabled: may(project, "list_members") });
  const people = annotators(members.data?.results ?? []);
  const first = people[0];
  const ofOne = layer !== everybody && !LAYERS.some((name) => name === layer);
  return (
    <fieldset className={styles["group"]}>
      <legend>{t("what")}</legend>
      <label className={styles["choice"]}>
        <input type="radio" name="layer" checked={layer === everybody} onChange={() => onChoose(everybody)} />
        <span>{t("layer_all")}</span>
        <small>{t("layer_all_help")}</small>
      </label>
      {LAYERS.map((name) => (
        <label key={name} className={styles["choice"]}>
          <input type="radio" name="layer" checked={layer === name} onChange={() => onChoose(name)} />
          <span>{t(`layer_${name}`)}</span>
          <small>{t(`layer_${name}_help`)}</small>
        </label>
      ))}
      {first !== undefined && (
        <label className={styles["choice"]}>
          <input type="radio" name="layer" checked={ofOne} onChange={() => onChoose(first.pseudonym)} />
          <span>{t("layer_one")}</span>
          <small>{t("layer_one_help")}</small>
        </label>
      )}
      {ofOne && (
        <select
          className={styles["select"]}
          aria-label={t("annotator")}
          value={layer}
          onChange={(event) => onChoose(event.target.value)}
        >
          {people.map((person) => (
            <option key={person.id} value={person.pseudonym}>
              {called(person)}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  );
}

function called({ pseudonym, name }: Member): string {
  return name ? t("layer_name", { pseudonym, name }) : pseudonym;
}
