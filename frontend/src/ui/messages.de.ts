/** Wörter des Rahmens, den alle Seiten teilen. */
import type { t } from "./messages.ts";
import type { In } from "./translate.ts";

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
  sign_out_failed: "Das Abmelden ist fehlgeschlagen: Der Server hat es nicht bestätigt. Bitte noch einmal versuchen.",
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

  problem_unreachable: "Der Server antwortet nicht",
  problem_unreachable_help:
    "Bitte das Netz prüfen. Nichts Gespeichertes ist verloren; die Seite lädt, sobald der Server wieder da ist.",
  problem_server: "Auf dem Server ist ein Fehler aufgetreten",
  problem_server_help:
    "Der Fehler steht im Protokoll. Noch einmal versuchen; tritt er wieder auf, die Nummer unten der Person nennen, die den Server betreibt.",
  problem_forbidden: "Diese Seite ist gesperrt",
  problem_forbidden_help: "Die eigene Rolle in diesem Projekt erlaubt das nicht. Die Projektleitung kann sie ändern.",
  problem_not_found: "Hier ist nichts",
  problem_not_found_help: "Die Adresse stimmt nicht, die Seite gibt es nicht mehr, oder das Projekt hat andere Mitglieder.",
  problem_other: "Das hat nicht geklappt",
  problem_answer: "Der Server hat mit {status} geantwortet.",
  back_to_projects: "Zurück zu allen Projekten",
};
