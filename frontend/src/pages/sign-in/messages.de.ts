/** Wörter der Anmeldeseite. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  title: "Anmelden",
  promise: "Markieren, wer was in einem Artikel gesagt hat, und beurteilen, ob es stimmt.",
  name: "Benutzername",
  password: "Passwort",
  submit: "Anmelden",
  submitting: "Anmeldung läuft …",
  name_missing: "Den Benutzernamen eingeben.",
  password_missing: "Das Passwort eingeben.",
  bad_credentials: "Benutzername oder Passwort ist falsch. Beide prüfen; auf Großbuchstaben kommt es an.",
  too_many_attempts: "Zu viele Versuche. {minutes} warten und noch einmal versuchen.",
  minutes: { one: "Eine Minute", other: "{count} Minuten" },
  unreachable: "Der Server antwortet nicht. Das Netz prüfen und noch einmal versuchen.",
  failed: "Das Anmelden hat nicht geklappt: {reason}",
  passkey: "Einen Passkey benutzen",
  passkey_refused: "Der Browser hat keinen Passkey gegeben. Noch einmal versuchen oder mit Name und Passwort anmelden.",
  factor_title: "Zweiter Schritt",
  code: "Code",
  code_hint: "Die sechs Ziffern aus der Authentifizierungs-App oder einer der Wiederherstellungscodes.",
  code_missing: "Den Code eingeben.",
  incorrect_code: "Der Code ist falsch oder wurde schon benutzt. Auf den nächsten warten und noch einmal versuchen.",
  over: "Das Anmelden hat zu lange gedauert. Noch einmal von vorn beginnen.",
  start_again: "Von vorn beginnen",
  link_used: "Dieser Anmeldelink wurde schon benutzt",
  link_used_help:
    "Ein Link gilt einmal, und nicht mehr nach einer anderen Anmeldung. Mit Name und Passwort anmelden oder um einen neuen Link bitten.",
  link_expired: "Dieser Anmeldelink ist abgelaufen",
  link_expired_help:
    "Ein Link gilt nur eine begrenzte Zeit. Wer ihn geschickt hat, kann einen neuen schicken; sonst mit Name und Passwort anmelden.",
  link_unknown: "Das ist kein Anmeldelink dieses Servers",
  link_unknown_help:
    "Vielleicht ging unterwegs ein Teil der Adresse verloren. Den Link aus der Nachricht noch einmal öffnen oder ganz kopieren, oder mit Name und Passwort anmelden.",
  no_account: "Kein Konto? Wer diesen Server betreibt, kann eines anlegen.",
};
