/** Wörter des Abschnitts über die eigenen Engines eines Projekts. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./engineMessages.ts";

export const de: In<typeof t> = {
  heading: "Engines",
  reads: "Im Einsatz",
  rules: "Mitgelieferte Regeln",
  engine_none: "Dieses Projekt verwendet keine Engine, also wird nichts vorgeschlagen.",
  engine_other:
    "Dieses Projekt verwendet „{name}“. Trainierte Engines können nur die Regeln ersetzen; um eine zu verwenden, in den Einstellungen des Projekts die Regeln wählen.",
  train: "Jetzt trainieren",
  train_first: {
    one: "Das Training braucht einen abgegebenen Artikel.",
    other: "Das Training braucht {count} abgegebene Artikel.",
  },
  training: "Eine Engine wird trainiert",
  next_auto: {
    one: "{count} abgegebener Artikel zum Lernen. Das nächste Training beginnt von selbst bei {next}.",
    other: "{count} abgegebene Artikel zum Lernen. Das nächste Training beginnt von selbst bei {next}.",
  },
  next_hand: {
    one: "{count} abgegebener Artikel zum Lernen. Für diese Engine beginnt das Training nicht von selbst.",
    other: "{count} abgegebene Artikel zum Lernen. Für diese Engine beginnt das Training nicht von selbst.",
  },
  held_out:
    "{have} von {needed} Testartikeln. Jeder fünfte Artikel erscheint ohne Vorschläge, damit Engines an dem gemessen werden, was Menschen ohne Hilfe markieren.",
  held_out_enough: {
    one: "Ein Testartikel, ohne Vorschläge markiert.",
    other: "{count} Testartikel, ohne Vorschläge markiert.",
  },
  held_out_small:
    "Sobald das Projekt {from} Artikel hat, erscheint jeder fünfte ohne Vorschläge, um Engines daran zu messen.",
  by_hand: "Eine Engine wurde von Hand gewählt, darum löst eine bessere sie nicht von selbst ab.",
  by_hand_off: "Bessere von selbst übernehmen lassen",
  empty: "Noch keine Engine trainiert",
  empty_help:
    "Ab zehn abgegebenen Artikeln trainiert das Projekt eine Engine mit dem, was seine Menschen markieren. Sie kommt nur zum Einsatz, wenn sie messbar besser ist als die Regeln.",
  trained: "Trainierte Engines",
  name: "Engine",
  iou50: "Behauptungen gefunden",
  exact: "Genau",
  sourced: "Mit Quelle",
  ahead: "Vorsprung",
  measured: "Gemessen an",
  choose: "Wählen",
  figures_help:
    "F1 in Prozent: Behauptungen gefunden (die Hälfte der Wörter gemeinsam), auf das Wort genau gefunden, mit der richtigen Quelle gefunden. Darunter steht jeweils die Engine, die im Einsatz war, an denselben Artikeln.",
  chance: "Zufall {share}",
  method_held_out: {
    one: "{count} Artikel ohne Vorschläge",
    other: "{count} Artikel ohne Vorschläge",
  },
  method_folds: {
    one: "{count} Artikel, der mit Vorschlägen bearbeitet wurde; überschätzt jede Engine",
    other: "{count} Artikel, die mit Vorschlägen bearbeitet wurden; überschätzt jede Engine",
  },
  champion: "Im Einsatz",
  challenger: "Herausforderin",
  retired: "Früher",
  use: "Verwenden",
  use_label: "Die Engine {name} verwenden, {day}",
  use_ask: "„{name}“ in diesem Projekt verwenden?",
  use_help:
    "Artikel, die noch niemand geöffnet hat, bekommen ihre Vorschläge; die anderen behalten die alten. Danach übernimmt keine Engine mehr von selbst.",
  back: "Zurück zu den Regeln",
  back_ask: "Wieder die Regeln verwenden?",
  back_help:
    "Artikel, die noch niemand geöffnet hat, bekommen wieder die Vorschläge der Regeln. Die trainierte Engine bleibt und lässt sich wieder wählen.",
  switched: "Engine gewechselt. Als Nächstes sind ungeöffnete Artikel an der Reihe.",
  worth: "Prüfwürdigkeit",
  worth_used:
    "Der Wert eines Vorschlags sagt, wie wahrscheinlich ihn die Menschen des Projekts prüfenswert nennen: mittlere Präzision {reached}, Zufall käme auf {share}.",
  worth_off:
    "Aus, bis es genug Antworten auf „Zu prüfen?“ gibt: bisher {labels}, nötig sind 200, davon mindestens 20 jeder Art.",
  worth_useless: "Aus: Was aus {labels} Antworten gelernt wurde, sortiert nicht besser als der Zufall.",
};
