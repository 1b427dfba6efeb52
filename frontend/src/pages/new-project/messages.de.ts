/** Wörter der Seite, die ein Projekt anlegt. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  title: "Neues Projekt",
  sub: "Wer es anlegt, leitet es. Bis auf die Urteilsskala lässt sich unter „Einstellungen“ später alles ändern.",
  refused: "Auf diesem Server können Sie keine Projekte anlegen",
  refused_help:
    "Wer den Server betreibt, kann Ihnen das Recht dazu geben: mit dem Befehl let_create_projects und Ihrem Benutzernamen. Wer ein Projekt leitet, kann Sie auch dorthin einladen.",
  refused_back: "Eigene Projekte",
  name: "Name",
  name_help: "Er steht in der Projektliste aller, die dazukommen.",
  language: "Sprache der meisten Artikel",
  language_help: "{name}. Ein Sprachkürzel: en, de, pt-BR.",
  language_unknown: "Ein Sprachkürzel: en, de, pt-BR.",
  preset: "Wofür ist es?",
  preset_attribution: "Wer hat was gesagt",
  preset_attribution_help:
    "Ein Fünftel der Artikel lesen zwei Personen. Ein Urteil ist möglich, aber nicht vorgeschrieben.",
  preset_verification: "Ob es stimmt",
  preset_verification_help: "Jeden Artikel liest eine Person. Jede Behauptung braucht ein Urteil.",
  preset_both: "Beides",
  preset_both_help: "Ein Fünftel der Artikel lesen zwei Personen. Jede Behauptung braucht ein Urteil.",
  create: "Projekt anlegen",
  creating: "Wird angelegt …",
  needs_name: "Das Projekt braucht einen Namen.",
  needs_language: "Eine Sprache braucht ein Kürzel, etwa de.",
};
