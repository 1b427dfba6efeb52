/**
 * What the server says in English: errors by their code, names by their English words.
 * What is missing here is shown in English; `{message}` stands for the server's own sentence, where it says more.
 */
export const de: Readonly<Record<string, string>> = {
  // Einheiten von Positionen (claims/datasets/formats/base/units.py)
  "code points": "Codepunkte",
  "UTF-16 units": "UTF-16-Einheiten",
  "UTF-8 bytes": "UTF-8-Bytes",
  "code points, ends included": "Codepunkte, Enden eingeschlossen",
  "UTF-16 units, ends included": "UTF-16-Einheiten, Enden eingeschlossen",
  "UTF-8 bytes, ends included": "UTF-8-Bytes, Enden eingeschlossen",

  // Dateien anderer Art (claims/articles/foreign.py)
  "On Record reads text (.txt, .text, .md, .markdown) and JSON (.jsonl, .ndjson, .json).":
    "On Record liest Text (.txt, .text, .md, .markdown) und JSON (.jsonl, .ndjson, .json).",
  "This is a PDF; copy its text and paste it, or save it as plain text.":
    "Das ist ein PDF; den Text kopieren und einfügen oder als reinen Text speichern.",
  "This is a word processor's document; save it as plain text (.txt).":
    "Das ist ein Dokument einer Textverarbeitung; als reinen Text (.txt) speichern.",
  "This is an RTF document; save it as plain text (.txt).":
    "Das ist ein RTF-Dokument; als reinen Text (.txt) speichern.",
  "This is a web page; copy the article's text and paste it, or save it as plain text.":
    "Das ist eine Webseite; den Text des Artikels kopieren und einfügen oder als reinen Text speichern.",
  "This is an e-mail; copy the article's text and paste it, or save it as plain text.":
    "Das ist eine E-Mail; den Text des Artikels kopieren und einfügen oder als reinen Text speichern.",
  "This is a table; write it as JSON Lines, one object a line, with the text of each article in “text”.":
    "Das ist eine Tabelle; als JSON Lines schreiben, ein Objekt je Zeile, mit dem Text jedes Artikels in „text“.",
  "This is an archive; unpack it and import the files in it.":
    "Das ist ein Archiv; entpacken und die Dateien darin importieren.",
  "This is a picture; On Record reads text alone.": "Das ist ein Bild; On Record liest nur Text.",
  "This is not text but a program, a recording or another binary file.":
    "Das ist kein Text, sondern ein Programm, eine Aufnahme oder eine andere Binärdatei.",
  "This is XML; import the article's text as plain text.":
    "Das ist XML; den Text des Artikels als reinen Text importieren.",
  "This is a dataset of On Record; load it into a project without articles with manage.py load_dataset PROJECT FILE.":
    "Das ist ein Datensatz von On Record; mit manage.py load_dataset PROJEKT DATEI in ein Projekt ohne Artikel laden.",
  "This is the manifest of a dataset of On Record; load_dataset reads it beside the dataset itself.":
    "Das ist das Manifest eines Datensatzes von On Record; load_dataset liest es neben dem Datensatz selbst.",
  "This looks like a Label Studio export; import its texts as JSON with the fields “text” and “title”.":
    "Das sieht nach einem Export von Label Studio aus; die Texte als JSON mit den Feldern „text“ und „title“ importieren.",
  "This looks like a doccano export; keep the fields “text” and “title” and import it again.":
    "Das sieht nach einem Export von doccano aus; die Felder „text“ und „title“ behalten und erneut importieren.",
  "This looks like a Prodigy export; keep the fields “text” and “title” and import it again.":
    "Das sieht nach einem Export von Prodigy aus; die Felder „text“ und „title“ behalten und erneut importieren.",
  "This looks like brat annotations (.ann); import the .txt files beside them.":
    "Das sieht nach Annotationen von brat (.ann) aus; die .txt-Dateien daneben importieren.",
  "This looks like a CoNLL file; import the article's text as plain text.":
    "Das sieht nach einer CoNLL-Datei aus; den Text des Artikels als reinen Text importieren.",
  "This looks like a WebAnno or INCEpTION file (TSV); import the article's text as plain text.":
    "Das sieht nach einer Datei von WebAnno oder INCEpTION (TSV) aus; den Text des Artikels als reinen Text importieren.",
  "This looks like a UIMA CAS, as INCEpTION writes it (XMI or JSON); import the article's text as plain text.":
    "Das sieht nach einem UIMA CAS aus, wie INCEpTION es schreibt (XMI oder JSON); den Text des Artikels als reinen Text importieren.",
  "This looks like W3C Web Annotations; import the article's text as plain text.":
    "Das sieht nach W3C Web Annotations aus; den Text des Artikels als reinen Text importieren.",
  "This looks like a dataset of claims (AVeriTeC or FEVER); On Record imports the articles that hold claims.":
    "Das sieht nach einem Datensatz von Behauptungen (AVeriTeC oder FEVER) aus; On Record importiert die Artikel, in denen Behauptungen stehen.",
  // Fehler nach ihrem Code (docs/errors.md)
  invalid_json: "Der Inhalt ist kein JSON.",
  expected_object: "Ein JSON-Objekt wurde erwartet.",
  duplicate_key: "Ein JSON-Objekt nennt einen Schlüssel zweimal.",
  json_too_deep: "Das JSON ist tiefer als 32 Ebenen verschachtelt.",
  bad_unicode: "Eine Zeichenkette enthält NUL oder ein halbes Ersatzzeichenpaar.",
  invalid_encoding: "Die Bytes sind kein UTF-8.",
  unknown_field: "Ein Feld gibt es hier nicht ({message})",
  required: "Eine Angabe fehlt ({message})",
  null: "Ein Feld darf nicht null sein.",
  blank: "Ein Feld darf nicht leer sein.",
  invalid: "Ein Wert hat die falsche Form ({message})",
  integer_required: "Eine ganze Zahl wurde erwartet.",
  number_required: "Eine endliche Zahl wurde erwartet.",
  out_of_range: "Eine Zahl ist zu klein oder zu groß.",
  invalid_choice: "Der Wert gehört nicht zu den erlaubten ({message})",
  control_characters: "Der Text enthält unsichtbare Zeichen ({message})",
  limit: "Eine Grenze ist überschritten ({message})",
  length_required: "Die Anfrage sagt nicht, wie lang ihr Inhalt ist (Content-Length).",
  too_large: "Das ist größer, als der Server annimmt.",
  unsupported_media_type: "Diese Art von Inhalt wird nicht angenommen.",
  not_acceptable: "In der verlangten Art kann der Server nicht antworten.",
  method_not_allowed: "Die Adresse kennt diese Methode nicht.",
  unknown_filter: "Einen Teil der Abfrage gibt es hier nicht ({message})",
  invalid_filter: "Ein Teil der Abfrage hat die falsche Form ({message})",
  not_signed_in: "Zuerst anmelden.",
  other_person: "In diesem Browser hat sich inzwischen jemand anders angemeldet.",
  csrf: "Der Anfrage fehlt ein gültiges CSRF-Token. Die Seite neu laden.",
  forbidden: "Die eigene Rolle im Projekt erlaubt das nicht.",
  token_scope: "Das Token ist dafür nicht gedacht; eines dafür erstellen oder ein anderes verwenden.",
  not_found: "Hier ist nichts, oder der Zugang dazu fehlt.",
  pass_full: "Der Durchgang hat so viele Behauptungen, wie er haben darf; zuerst eine davon löschen.",
  label_merged:
    "Eines der Urteile ist schon zusammengelegt, oder andere sind es mit ihm; zuerst das rückgängig machen.",
  scale_full: "Die Skala hat neun Urteile, eines für jede Ziffer; zuerst eines davon mit einem anderen zusammenlegen.",
  last_manager: "Ein Projekt braucht eine Leitung; zuerst jemand anderem diese Rolle geben.",
  archived: "Das Projekt ist archiviert: Es lässt sich lesen, aber nicht ändern.",
  name_taken: "Diesen Namen hat schon ein anderes Projekt.",
  paused: "In diesem Projekt pausiert: Es gibt keine weiteren Artikel, offene können fertiggestellt werden.",
  member_removed: "Diese Person wurde aus dem Projekt entfernt; zuerst den Zugang wiederherstellen.",
  no_link:
    "Links gibt es nur für Konten, die durch eine Einladung entstanden sind und auf die sonst niemand angewiesen ist.",
  invitation_pending: "Diese Person ist in ein anderes Projekt eingeladen und hat sich noch nicht angemeldet.",
  account_closed: "Das Konto ist geschlossen; die Administration kann es wieder öffnen.",
  own_account: "Niemand kann das eigene Konto schließen.",
  provider_off: "Hier meldet man sich nicht bei einem Identitätsdienst an.",
  provider_failed: "Der Identitätsdienst antwortet nicht, wie er sollte; später noch einmal versuchen.",
  mail_off: "Dieser Server verschickt keine Mails.",
  mail_failed: "Der Mailserver nimmt die Nachricht nicht an; später noch einmal versuchen.",
  address_unconfirmed: "Zuerst eine Adresse bestätigen; dorthin ginge die Nachricht.",
  throttled: "Zu viele Anfragen; vor der nächsten warten.",
  empty_text: "Der Artikel hat keinen Text.",
  text_too_long: "Der Artikel ist länger als 2.000.000 Zeichen.",
  external_id_taken: "Ein anderer Artikel des Projekts hat diese external_id ({message})",
  empty_file: "Die Datei ist leer.",
  unsupported_type: "Die Datei ist weder Text noch JSON.",
  import_running: "Der Import, der diese Artikel gebracht hat, ist noch nicht zu Ende.",
  span_out_of_range: "Ein Textstück liegt außerhalb des Textes, oder sein Ende liegt vor seinem Anfang.",
  quote_mismatch: "Zwischen den Positionen steht nicht der gesendete Text.",
  cuts_grapheme: "Ein Textstück beginnt oder endet mitten in einem Zeichen.",
  content_missing: "Eine Behauptung braucht mindestens ein Textstück.",
  unknown_label: "Das Urteil gehört nicht zur Skala dieses Projekts.",
  unknown_speaker: "Der Sprecher gehört nicht zu diesem Projekt.",
  unknown_suggestion: "Der Vorschlag gehört nicht zu diesem Artikel.",
  unknown_claim: "Die Behauptung gehört nicht zu diesem Durchgang.",
  parent_missing: "Was die Behauptung berichtet, gehört nicht zu diesem Durchgang.",
  attribution_cycle: "Eine Behauptung würde sich selbst berichten.",
  too_deep: "Behauptungen sind tiefer als fünf Ebenen verschachtelt.",
  not_contained: "Eine innerhalb verschachtelte Behauptung muss in den Wörtern der äußeren liegen.",
  has_nested_claims: "Andere Behauptungen hängen an dieser; zuerst diese umhängen.",
  speaker_missing: "Eine Behauptung nennt keinen Sprecher und sagt nicht, dass keiner genannt ist.",
  verdict_missing: "Eine Behauptung hat kein Urteil, und das Projekt verlangt eines für jede Behauptung.",
  source_missing: "Die Quelle ist nicht markiert.",
  cue_missing: "Die Redeeinleitung ist nicht markiert.",
  claim_type_missing: "Die Art fehlt.",
  checkworthiness_missing: "Ob die Behauptung prüfenswert ist, fehlt.",
  certainty_missing: "Wie sicher sich die Quelle ist, fehlt.",
  was_said_missing: "Ob es so gesagt wurde, fehlt.",
  evidence_missing: "Der Beleg fehlt.",
  speaker_contradicted: "Eine Behauptung nennt einen Sprecher und sagt, dass keiner genannt ist.",
  id_taken: "Die Kennung gehört zu etwas anderem.",
  not_leased: "Dieser Durchgang lässt sich im Augenblick nicht ändern.",
  overtaken: "Spätere Änderungen sind vor diesen angekommen.",
  submitted: "Der Durchgang ist abgegeben; zum Ändern wieder öffnen.",
  set_aside: "Der Artikel ist beiseitegelegt; niemand bekommt ihn.",
  already_assigned: "Die Person hat diesen Artikel schon.",
  not_assigned: "Auf diesen Artikel wartet niemand.",
  gold_pass: "Das ist eine Goldebene: Sie wird nur über die Adressen der Goldebene geändert.",
  gold_open: "Jemand anderes schlichtet diesen Artikel gerade.",
  passes_missing: "Der Artikel wird geschlichtet, sobald alle Durchgänge abgegeben sind und es mindestens zwei gibt.",
  own_work: "Sie haben selbst an diesem Artikel gearbeitet; jemand anderes schlichtet ihn.",
  unsettled: "Manche Aussagen sind noch nicht geschlichtet; sie stehen dabei.",
  stale_group: "Die Aussagen haben sich seitdem geändert; sehen Sie sie noch einmal an.",
  not_submitted: "Der Durchgang ist nicht abgegeben.",
  not_ready: "Der Durchgang kann noch nicht abgegeben werden; was fehlt, steht dabei.",
  place_free: "Der Artikel wartet noch auf jemanden, der ihn liest.",
  not_taken: "Der Artikel ist nicht in eigener Bearbeitung, und es sollte nichts genommen werden.",
  too_many_open:
    "Es sind so viele Artikel offen, wie eine Person haben darf: zuerst einen davon einreichen, überspringen oder freigeben.",
  article_taken: "Der Artikel hat alle Durchgänge, die er braucht.",
  already_open: "Dieser Artikel ist schon offen.",
  version_required: "Es fehlt, auf welcher Fassung die Änderung beruht.",
  invalid_version: "Die genannte Fassung ist keine Nummer in Anführungszeichen.",
  stale: "Jemand oder ein anderer Tab hat das inzwischen geändert.",
  unknown_engine: "Eine Vorschlagsmaschine dieses Namens gibt es nicht.",
  already_training: "Die Engine dieses Projekts wird schon trainiert.",
  too_few_articles: "Zum Trainieren sind zu wenige Artikel abgegeben.",
  training_missing: "Was das Training braucht, ist auf diesem Server nicht installiert.",
  training_failed: "Das Training ist fehlgeschlagen; die bisherige Engine bleibt im Einsatz.",
  engine_unusable: "Diese trainierte Engine lässt sich nicht mehr verwenden.",
  unknown_format: "Ein Format dieses Namens gibt es nicht.",
  format_unavailable: "Auf diesem Server fehlen die Pakete, die dieses Format braucht.",
  label_unmapped: "Eine Bezeichnung in der Datei hat hier noch keine Bedeutung.",
  unit_unknown: "Die Positionen in der Datei führen in keiner Einheit zu den Wörtern, die neben ihnen stehen.",
  archive_unsafe:
    "Das Archiv enthält etwas, das kein Datensatz hat: eine Verknüpfung, ein weiteres Archiv oder einen Namen, der hinausführt.",
  archive_limit: "Das Archiv enthält mehr, als ausgepackt werden darf.",
  archive_encrypted: "Das Archiv enthält eine verschlüsselte Datei.",
  xml_forbidden: "Das XML deklariert einen Dokumenttyp oder Entitäten; beides wird nicht gelesen.",
  parent_cycle: "Behauptungen der Datei geben einander im Kreis wieder.",
  format_unknown: "Das Format der Datei ist nicht zu erkennen; wählen Sie es selbst, wenn Sie es kennen.",
  too_many_columns: "Eine Zeile oder Tabelle hat mehr Spalten als jedes bekannte Format.",
  reading_limit: "Das Lesen der Datei brauchte mehr Speicher oder Zeit als erlaubt.",
  overlap_left_out: "Was von einer Angabe im Inhalt der Behauptung selbst steht, wurde weggelassen.",
  answer_left_out: "Eine Antwort, die es hier nicht gibt, wurde weggelassen.",
  note_changed: "Zeichen, die eine Notiz nicht haben kann, wurden weggelassen.",
  unknown_article: "Die Datei hat keinen Text, und das Projekt hat keinen solchen Artikel.",
  article_in_use: "An diesem Artikel wird schon mit anderen Vorschlägen gearbeitet; sie bleiben, wie sie sind.",
  nothing_to_import: "Die Datei hat keine Behauptung, die sich importieren lässt.",
  not_waiting: "Dieser Import wartet nicht auf eine Entscheidung.",
  layer_taken: "Jemand im Projekt hat dieses Pseudonym; wählen Sie einen anderen Namen für die Ebene.",
  import_in_use:
    "Mit dem, was der Import gebracht hat, wurde schon gearbeitet; er lässt sich nicht mehr rückgängig machen.",
  unknown_layer: "Kein Annotator dieses Projekts hat dieses Pseudonym.",
  release_running: "Eine Veröffentlichung dieses Projekts wird gerade erstellt.",
  release_withdrawn: "Diese Veröffentlichung wurde zurückgezogen.",
  text_needed: "Dieses Format lässt sich ohne die Texte nicht schreiben.",
  already_finished: "Die Arbeit ist schon zu Ende und lässt sich nicht abbrechen.",
  process_ended:
    "Ein Prozess, der den Datensatz schrieb, endete zweimal vorzeitig; vielleicht fehlt dem Server Arbeitsspeicher.",
  gave_up: "Die Arbeit wurde fünfmal begonnen und nie abgeschlossen.",
  internal: "Auf dem Server ist ein Fehler aufgetreten; er steht im Protokoll.",
  storage: "Der Server konnte eine Datei nicht schreiben; vielleicht ist sein Speicher voll.",
  unavailable: "Datenbank oder Broker antworten nicht; gleich noch einmal versuchen.",
  project_not_empty: "Ein Datensatz lässt sich nur in ein Projekt ohne Artikel laden.",
  schema_version: "Die Datei hat eine Fassung des Formats, die dieser Server nicht liest.",
  range_not_satisfiable: "Der Bereich liegt außerhalb der Datei.",
  no_file: "Die Datei ist noch nicht da oder nicht mehr.",

  // Urteilsskalen
  "Desk scale": "Redaktionsskala",
  "Six steps": "Sechs Stufen",
  AVeriTeC: "AVeriTeC",
  FEVER: "FEVER",
  True: "Wahr",
  "Mostly true": "Größtenteils wahr",
  "Half true": "Halb wahr",
  Misleading: "Irreführend",
  "Mostly false": "Größtenteils falsch",
  False: "Falsch",
  "Pants on fire": "Frei erfunden",
  Unverifiable: "Nicht belegbar",
  "Not checkable": "Nicht prüfbar",
  Supported: "Gestützt",
  Refuted: "Widerlegt",
  Supports: "Stützt",
  Refutes: "Widerlegt",
  "Not enough evidence": "Zu wenig Belege",
  "Not enough info": "Zu wenig Angaben",
  "Conflicting evidence or cherrypicking": "Widersprüchliche oder einseitige Belege",

  // Vorschlagsmaschinen und Formate
  "English grammar and rules": "Englische Grammatik und Regeln",
  "German grammar and rules": "Deutsche Grammatik und Regeln",
  "Language model on another host (set up by an administrator)":
    "Sprachmodell auf einem anderen Rechner (von der Administration eingerichtet)",
  "Quotation marks only, any language": "Nur Anführungszeichen, jede Sprache",
  "JSON Lines with code-point offsets": "JSON Lines mit Positionen in Codepunkten",
  "CSV, one claim a row": "CSV, eine Behauptung je Zeile",
  "A table for spreadsheets: the words of each claim with their offsets, its speakers, answers and verdict; of the evidence the addresses.":
    "Eine Tabelle für Tabellenprogramme: der Wortlaut jeder Behauptung mit Positionen, ihre Sprecher, Angaben und ihr Urteil; von den Belegen die Adressen.",
  "TSV, one claim a row": "TSV, eine Behauptung je Zeile",
  "The same table as CSV, with tabs between the cells and no byte-order mark: for statistics programs.":
    "Dieselbe Tabelle wie CSV, mit Tabulatoren zwischen den Zellen und ohne Bytereihenfolge-Markierung: für Statistikprogramme.",
  "brat standoff": "brat (Standoff)",
  "For brat and programs that read its .ann files: claims as events of fragments, with attributes and notes; one text an article.":
    "Für brat und Programme, die dessen .ann-Dateien lesen: Behauptungen als Ereignisse aus Fragmenten, mit Attributen und Notizen; ein Text je Artikel.",
  "CoNLL, BIO labels on tokens": "CoNLL, BIO-Marken an Wörtern",
  "For programs that label tokens: a line for each token with its offsets, label (IOB2) and claim. Of claims that overlap, the longest.":
    "Für Programme, die Wörter markieren: eine Zeile je Wort mit Positionen, Marke (IOB2) und Behauptung. Von Behauptungen, die sich überschneiden, die längste.",
  "WebAnno TSV 3, for INCEpTION": "WebAnno TSV 3, für INCEpTION",
  "For INCEpTION: a file an article, a line a token, the slots of claims as spans of the layer webanno.custom.Claim.":
    "Für INCEpTION: eine Datei je Artikel, eine Zeile je Wort, die Teile der Behauptungen als Spannen der Ebene webanno.custom.Claim.",
  "W3C Web Annotations (JSON-LD)": "W3C Web Annotations (JSON-LD)",
  "The web's standard for annotations: each claim with its places and quotations, and all that was judged; no texts.":
    "Die Norm des Webs für Annotationen: jede Behauptung mit ihren Stellen und Zitaten und allem, was geurteilt wurde; ohne Texte.",
  "Label Studio tasks (JSON)": "Label Studio, Aufgaben (JSON)",
  "To import into Label Studio: a task an article, a region a fragment, with choices and texts for what was said of the claim.":
    "Zum Einlesen in Label Studio: eine Aufgabe je Artikel, eine Region je Fragment, mit Auswahlen und Texten für die Angaben zur Behauptung.",
  "doccano (JSON Lines with relations)": "doccano (JSON Lines mit Beziehungen)",
  "To import into a sequence labelling project of doccano that allows overlapping spans and relations: places of the slots and nesting.":
    "Zum Einlesen in ein doccano-Projekt für Sequenzen, das Überschneidungen und Beziehungen zulässt: Stellen der Teile und Verschachtelung.",
  "Citron quotes (JSON)": "Citron, Zitate (JSON)",
  "To train Citron: a file an article with sources, cues and contents. Claims without a cue are left out; of a cue in pieces, the first.":
    "Zum Trainieren von Citron: eine Datei je Artikel mit Quellen, Redesignalen und Inhalten. Behauptungen ohne Redesignal fehlen; von einem mehrteiligen steht das erste Stück da.",
  "AVeriTeC (JSON)": "AVeriTeC (JSON)",
  "For programs that verify claims: those with a final verdict, with its reasons, evidence and one of AVeriTeC's four labels.":
    "Für Programme, die Behauptungen prüfen: jene mit endgültigem Urteil, mit Begründung, Belegen und einem der vier Urteile von AVeriTeC.",
  "FEVER (JSON Lines)": "FEVER (JSON Lines)",
  "For programs that verify claims: those with a final verdict that compares with one of FEVER's three; addresses stand for pages.":
    "Für Programme, die Behauptungen prüfen: jene, deren endgültiges Urteil einem der drei von FEVER entspricht; Adressen stehen an der Stelle von Seiten.",
  "ClaimReview (JSON-LD of schema.org)": "ClaimReview (JSON-LD von schema.org)",
  "For publishing fact-checks: claims with a final verdict, who said them and where. Add the address of each review and your name.":
    "Zum Veröffentlichen von Faktenchecks: Behauptungen mit endgültigem Urteil, wer sie wo geäußert hat. Die Adresse jedes Faktenchecks und den eigenen Namen ergänzen.",
  "Parquet, for datasets and data frames": "Parquet, für datasets und Datentabellen",
  "Everything, in columns: for load_dataset of Hugging Face, pandas, Polars, DuckDB and Spark.":
    "Alles, in Spalten: für load_dataset von Hugging Face, pandas, Polars, DuckDB und Spark.",
  "spaCy DocBin": "spaCy DocBin",
  "To train spaCy: a document an article, each slot a group of spans on tokens, the fields of the claims in user_data.":
    "Zum Trainieren von spaCy: ein Dokument je Artikel, jeder Teil eine Gruppe von Spannen aus Wörtern, die Angaben zu den Behauptungen in user_data.",
  "UIMA CAS (XMI)": "UIMA CAS (XMI)",
  "For UIMA, DKPro and INCEpTION: a type system, and an XMI file an article with an annotation for each claim and fragment.":
    "Für UIMA, DKPro und INCEpTION: ein Typsystem und je Artikel eine XMI-Datei mit einer Annotation je Behauptung und Fragment.",
  "Everything: texts, claims, speakers, verdicts with evidence, suggestions and what was decided about them.":
    "Alles: Texte, Behauptungen, Sprecher, Urteile mit Belegen, Vorschläge und was über sie entschieden wurde.",
};
