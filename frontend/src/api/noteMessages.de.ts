import type { In } from "../ui/language/translate.ts";
import type { t } from "./noteMessages.ts";

export const de: In<typeof t> = {
  text: "{text}",
  engine_none: "Für dieses Projekt ist keine Vorschlagsmaschine gewählt.",
  engine_unknown: "Die Vorschlagsmaschine „{engine}“ ist nicht installiert.",
  engine_other_language:
    "Die Vorschlagsmaschine „{engine}“ liest diese Sprache nicht: Es zählen nur Anführungszeichen.",
  parser_missing:
    "Der englische Parser ist nicht installiert: pip install 'onrecord[nlp]' ausführen und den Arbeitsprozess neu starten.",
  tagger_missing:
    "Der Sequenztagger ist nicht installiert: pip install 'onrecord[nlp]' ausführen und den Arbeitsprozess neu starten.",
  runtime_missing:
    "ONNX Runtime fehlt: make develop oder pip install 'onrecord[nlp,transformer]' ausführen, dann den Arbeitsprozess neu starten.",
  torch_missing: "PyTorch und die Anfangsgewichte sind nicht installiert: make training ausführen.",
  trainer_unknown: "Dieser Server hat keine Vorschlagsmaschine der Art „{trainer}“.",
  trained_with_other:
    "Diese Vorschlagsmaschine wurde mit {part} {then} trainiert, installiert ist {now}: neu trainieren.",
  files_deleted: "Ihre Dateien wurden gelöscht, um Platz für neuere zu machen.",
  file_missing: "{file} fehlt im Speicher.",
  file_changed: "{file} im Speicher ist nicht die Datei, die abgelegt wurde.",
  trained_unusable: "Die trainierte Vorschlagsmaschine lässt sich nicht verwenden; stattdessen lesen die Regeln: {why}",
  trained_broken:
    "Die trainierte Vorschlagsmaschine lässt sich nicht mehr verwenden; stattdessen lesen die Regeln: {why}",
  external_fallback:
    "Die externe Engine hat diesen Artikel nicht gelesen; stattdessen wird eine andere verwendet. {why}",
  external_not_set_up:
    "Die externe Engine ist nicht eingerichtet: ONRECORD_EXTERNAL_URL und ONRECORD_EXTERNAL_MODEL setzt die Administration.",
  external_url_invalid: "ONRECORD_EXTERNAL_URL ist keine Adresse.",
  external_url_refused:
    "ONRECORD_EXTERNAL_URL muss eine Adresse mit http oder https sein, ohne Namen, Passwort und Abfrage.",
  external_model_missing: "ONRECORD_EXTERNAL_MODEL, den Namen des gefragten Modells, setzt die Administration.",
  external_text_too_long: "Der Artikel ist länger als {characters} Zeichen.",
  external_limit_reached: "Die Zeichen, die an einem Tag gesendet werden dürfen, sind verbraucht.",
  external_late: "Sie hat nicht innerhalb von {seconds} s geantwortet.",
  external_connection_failed: "Die Verbindung ist fehlgeschlagen ({error}).",
  external_redirected: "Sie hat auf eine andere Adresse verwiesen; Verweisen wird nie gefolgt.",
  external_refused: "Sie hat mit dem Status {status} abgelehnt.",
  external_answer_too_long: "Ihre Antwort ist länger als {bytes} Bytes.",
  external_answer_not_json: "Ihre Antwort ist kein JSON.",
  external_answer_not_chat: "Ihre Antwort hat nicht die Form einer Chat-Antwort.",
  external_answer_not_text: "Ihre Antwort ist kein Text.",
  external_answer_other_json: "Ihre Antwort ist nicht das verlangte JSON.",
  external_answer_no_list: "Ihre Antwort enthält keine Liste von Behauptungen.",
  at_article: "Artikel {number}: {note}",
  long_article:
    "Dieser Artikel ist sehr lang: Von {paragraphs} Absätzen wurde bei {parsed} die Grammatik gelesen, in den übrigen zählen nur Anführungszeichen.",
  quotations_dropped: {
    one: "Die externe Engine hat ein Zitat geliefert, das nicht im Text steht; es wurde weggelassen.",
    other: "Die externe Engine hat {count} Zitate geliefert, die nicht im Text stehen; sie wurden weggelassen.",
  },
  suggestions_dropped: {
    one: "Artikel {number}: Der Vorschlag mit dem niedrigsten Wert wurde weggelassen; ein Artikel kann höchstens {most} haben.",
    other:
      "Artikel {number}: Die {count} Vorschläge mit den niedrigsten Werten wurden weggelassen; ein Artikel kann höchstens {most} haben.",
  },
  articles_opened: {
    one: "Ein Artikel war schon geöffnet und behält seine Vorschläge.",
    other: "{count} Artikel waren schon geöffnet und behalten ihre Vorschläge.",
  },
  training_few_articles: {
    one: "Kein Artikel ohne Vorschläge ist abgegeben. Die Zahlen stammen deshalb aus Artikeln, zu denen Vorschläge zu sehen waren, und die neue Engine wurde nicht in Betrieb genommen. Sie lässt sich von Hand wählen.",
    other:
      "Weniger als {count} Artikel ohne Vorschläge sind abgegeben. Die Zahlen stammen deshalb aus Artikeln, zu denen Vorschläge zu sehen waren, und die neue Engine wurde nicht in Betrieb genommen. Sie lässt sich von Hand wählen.",
  },
  training_unfinished:
    "Die Engine „{trainer}“ war nach {seconds} s (ONRECORD_TRAINING_SECONDS) nicht fertig und wurde weggelassen.",
  training_promoted:
    "Die neue Engine ist messbar besser und jetzt in Betrieb, zuerst bei den Artikeln, die noch niemand geöffnet hat.",
  training_better:
    "Die neue Engine ist messbar besser; weil eine Engine von Hand gewählt ist, wurde sie nicht in Betrieb genommen.",
  training_not_better:
    "Die neue Engine ist nicht messbar besser als die bisherige und wurde deshalb nicht in Betrieb genommen.",
};
