/** Wörter der Seite des Kontos. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  title: "Konto",
  sub: "Wie man sich anmeldet, wo man angemeldet ist und was die eigenen Skripte benutzen.",
  you: "Person",
  you_name: "Name",
  you_username: "Benutzername",
  you_help: "Den Namen kann ändern, wer diesen Server betreibt.",
  language: "Sprache",
  acts: "Aktionen",
  tokens: "Eigene Token",
  tokens_help:
    "Mit Token dürfen eigene Skripte, was man selbst darf. Sie werden einmal gezeigt und laufen von selbst ab.",
  tokens_none: "Es gibt keine Token.",
  tokens_none_of: "{name} hat keine Token.",
  tokens_of: "Token von {name}",

  accounts: "Konten auf diesem Server",
  accounts_help:
    "Wird ein Konto geschlossen, enden seine Sitzungen, Token und Anmeldelinks sofort. Das Markierte bleibt; wird das Konto wieder geöffnet, gelten keine alte Sitzung und kein altes Token mehr.",
  account_name: "Name",
  account_username: "Benutzername",
  account_projects: "Projekte",
  account_tokens: "Token",
  account_administrator: "Verwaltung",
  account_closed: "geschlossen",
  account_show_tokens: "Token von {name} zeigen",
  account_close: "Schließen",
  account_close_of: "Das Konto von {name} schließen",
  account_close_sure: "Konto schließen?",
  account_keep: "Behalten",
  account_open: "Wieder öffnen",
  account_open_of: "Das Konto von {name} wieder öffnen",
  account_was_closed: "Das Konto von {name} wurde geschlossen",
  account_was_opened: "Das Konto von {name} ist wieder offen",
};
