/** Wörter der Exportseite. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  title: "Datensatz exportieren",
  page: "Export",
  sub: "Jeder Export ist eine eigene Datei mit Manifest und Prüfsumme, damit sich ein damit trainiertes Modell zurückverfolgen lässt.",
  what: "Was",
  layer_all: "Die Arbeit aller Annotatoren",
  layer_all_help: "Je Annotator eine Ebene, unter einem Pseudonym",
  layer_gold: "Die Goldebene",
  layer_gold_help: "Was geschlichtet ist, und wen jede Aussage schlichtet und warum (eigenes Format)",
  layer_record: "Gültige Aussagen",
  layer_record_help: "Die Goldebene, und die Arbeit an Artikeln, die nur eine Person brauchen",
  layer_one: "Die Arbeit eines Annotators",
  layer_one_help: "Nach Pseudonym wählen",
  layer_name: "{pseudonym} ({name})",
  annotator: "Annotator",
  format: "Format",
  lossless: "enthält alles",
  lossy: { one: "lässt einen Teil weg", other: "lässt {count} Teile weg" },
  unavailable: "hier nicht verfügbar",
  needs_extra:
    "Auf diesem Server fehlen Pakete dafür. Die Administration kann sie installieren: pip install 'onrecord[{extra}]'.",
  leaves_out: "Lässt weg: {parts}.",
  lost: { one: "Ein Teil unvollständig", other: "{count} Teile unvollständig" },
  build: "Export erzeugen",
  building: "Wird erzeugt …",
  nothing: "Noch nichts zu exportieren: Kein Artikel wurde abgegeben oder bearbeitet.",

  preview: "Vorschau",
  preview_help: "Der erste Datensatz, wie er in der Datei steht, gekürzt.",
  articles: { one: "ein Artikel", other: "{count} Artikel" },
  claims: { one: "eine Behauptung", other: "{count} Behauptungen" },
  preview_none: "Noch kein Datensatz.",

  earlier: "Exporte",
  earlier_none: "Noch keiner. Der erste erscheint hier mit Zahlen und Prüfsumme.",
  all: "alle Annotatoren",
  copy_checksum: "Prüfsumme von {name} kopieren",
  download: "Herunterladen",
  download_label: "{name} herunterladen",
  manifest: "Manifest",
  manifest_label: "Manifest von {name}",
  moving: "Wird erzeugt",
  failed: "Fehlgeschlagen",
  cancelled: "Abgebrochen",
};
