/** Wörter des Rahmens, den alle Seiten teilen. */
import type { t } from "./messages.ts";
import type { In } from "./language/translate.ts";

export const de: In<typeof t> = {
  brand: "On Record",
  close: "Schließen",
  cancel: "Abbrechen",
  optional: "freiwillig",
  retry: "Noch einmal versuchen",
  loading: "Wird geladen …",
  skip_to_content: "Zum Inhalt springen",
  breadcrumb: "Wo diese Seite steht",
  project_pages: "Seiten dieses Projekts",
  user_menu: "{name}: Sprache, Farben und Abmelden",
  theme: "Farben",
  theme_system: "Wie das System",
  theme_light: "Hell",
  theme_dark: "Dunkel",
  language: "Sprache",
  account: "Konto und Token",
  sign_out: "Abmelden",
  sign_out_title: "Noch ist nicht alles gesendet",
  sign_out_changes: {
    one: "1 Änderung, die nur dieses Gerät hat",
    other: "{count} Änderungen, die nur dieses Gerät hat",
  },
  sign_out_comments: {
    one: "1 Kommentar, der nicht gesendet ist",
    other: "{count} Kommentare, die nicht gesendet sind",
  },
  sign_out_drafts: { one: "1 angefangener Kommentar", other: "{count} angefangene Kommentare" },
  sign_out_help: "Was bleibt, wartet auf diesem Gerät bis zur nächsten Anmeldung hier; niemand sonst sieht es.",
  sign_out_not_all:
    "Nicht alles ließ sich senden: Der Server antwortet nicht, oder ein Artikel braucht eine Entscheidung. Der Artikel selbst zeigt, warum.",
  sign_out_send: "Senden und abmelden",
  sign_out_sending: "Wird gesendet …",
  sign_out_keep: "Behalten und abmelden",
  sign_out_discard: "Verwerfen und abmelden",
  sign_out_failed: "Das Abmelden ist fehlgeschlagen: Der Server hat es nicht bestätigt. Bitte noch einmal versuchen.",
  other_person: "{name} hat sich in diesem Browser angemeldet. Für {before} wird nichts mehr gesendet.",
  overview: "Überblick",
  import: "Import",
  export: "Export",
  settings: "Einstellungen",
  suggestions: "Vorschläge",
  annotate_next: "Nächsten annotieren",
  continue: "Weiter",
  copy: "Kopieren",
  copied: "Kopiert",
  copy_failed: "Der Browser hat das Kopieren nicht erlaubt. Den Text auswählen und von Hand kopieren.",
  request_id: "Anfrage {id}",

  problem_offline: "Dieses Gerät ist offline",
  problem_offline_help: "Diese Seite lädt, sobald wieder ein Netz da ist.",
  problem_kept: {
    one: "1 Änderung bleibt auf diesem Gerät und wird gesendet, sobald ihr Artikel wieder offen ist.",
    other: "{count} Änderungen bleiben auf diesem Gerät und werden gesendet, sobald ihr Artikel wieder offen ist.",
  },
  problem_unreachable: "Der Server antwortet nicht",
  problem_unreachable_help:
    "Bitte das Netz prüfen. Nichts Gespeichertes ist verloren; die Seite lädt, sobald der Server wieder da ist.",
  problem_server: "Auf dem Server ist ein Fehler aufgetreten",
  problem_server_help:
    "Der Fehler steht im Protokoll. Noch einmal versuchen; tritt er wieder auf, die Nummer unten der Person nennen, die den Server betreibt.",
  problem_forbidden: "Diese Seite ist gesperrt",
  problem_forbidden_help: "Die eigene Rolle in diesem Projekt erlaubt das nicht. Die Projektleitung kann sie ändern.",
  problem_not_found: "Hier ist nichts",
  problem_not_found_help:
    "Die Adresse stimmt nicht, die Seite gibt es nicht mehr, oder das Projekt hat andere Mitglieder.",
  problem_other: "Das hat nicht geklappt",
  problem_answer: "Der Server hat mit {status} geantwortet.",
  back_to_projects: "Zurück zu allen Projekten",
};
