/** Wörter der Seite des Kontos. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  title: "Konto und Token",
  sub: "Mit Token dürfen eigene Skripte, was man selbst darf. Sie werden einmal gezeigt und laufen von selbst ab.",
  acts: "Aktionen",
  tokens: "Eigene Token",
  tokens_none: "Es gibt keine Token.",
  tokens_none_of: "{name} hat keine Token.",
  tokens_of: "Token von {name}",
  token_begins: "Beginnt mit",
  token_made: "Angelegt",
  token_ends: "Läuft ab",
  token_ended: "abgelaufen",
  token_never: "nie",
  token_make: "Token anlegen",
  token_new: "Das neue Token. Jetzt kopieren: Es wird nicht noch einmal gezeigt.",
  token_copy: "Kopieren",
  token_copied: "Kopiert",
  token_revoke: "Widerrufen",
  token_revoke_of: "Das Token widerrufen, das mit {begins} beginnt",
  token_revoked: "Das Token wurde widerrufen",

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
