/** What of a layer goes into a dataset, and how it is said in one line. */
import type { Project, Selection } from "../../../api/model.ts";
import { formatDay, fromServer } from "../../../ui/language/translate.ts";
import { t } from "./messages.ts";

export const everything: Selection = {};

/** The selection with one choice changed; an empty one chooses everything, and is left out. */
export function choose<Name extends keyof Selection>(
  selection: Selection,
  name: Name,
  value: Selection[Name] | "" | undefined,
): Selection {
  const rest = Object.fromEntries(Object.entries(selection).filter(([key]) => key !== name));
  const isEmpty = value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
  return isEmpty ? rest : { ...rest, [name]: value };
}

/** What is chosen, one phrase for each choice; none where it is everything. `nameOf` gives the name of a verdict. */
export function phrases(selection: Selection, nameOf: (label: string) => string = (label) => label): string[] {
  const { status, labels, speakers, languages, publishers, published_from: from, published_to: to } = selection;
  return [
    status && t(status === "final" ? "said_final" : "said_judged"),
    labels?.length && t("said_labels", { labels: labels.map(nameOf).join(", ") }),
    speakers?.length && t("said_speakers", { count: speakers.length }),
    from && t("said_from", { day: formatDay(from) }),
    to && t("said_to", { day: formatDay(to) }),
    languages?.length && t("said_languages", { languages: languages.join(", ") }),
    publishers?.length && t("said_publishers", { publishers: publishers.join(", ") }),
    selection.text && t(selection.text === "quotes" ? "said_quotes" : "said_offsets"),
    selection.licences?.length && t("said_licences", { licences: selection.licences.join(", ") }),
  ].filter((phrase): phrase is string => typeof phrase === "string");
}

/** How verdicts are called in a project. */
export function labelName({ scale }: Pick<Project, "scale">): (label: string) => string {
  const names = new Map(scale.labels.map(({ key, name }) => [key, fromServer(name)]));
  return (label) => names.get(label) ?? label;
}
