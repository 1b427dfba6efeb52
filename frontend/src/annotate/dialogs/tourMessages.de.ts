/** Wörter der ersten Führung. */
import type { In } from "../../ui/language/translate.ts";
import type { t } from "./tourMessages.ts";

export const de: In<typeof t> = {
  place: "Schritt {at} von {of}",
  next: "Weiter",
  back: "Zurück",
  done: "Loslegen",
  never: "Nicht mehr zeigen",
  close: "Führung schließen",
  article: "Hier steht der Artikel",
  article_help:
    "Eine gestrichelte Linie ist ein Vorschlag: Dort sagt vielleicht jemand etwas. Eine durchgezogene Linie ist eine Behauptung. {next} und {previous} gehen von einer zur anderen.",
  decide: "Mit einer Taste entscheiden",
  decide_help:
    "{accept} macht aus dem Vorschlag eine Behauptung, {reject} lehnt ihn ab, und gleich ist der nächste an der Reihe. {undo} nimmt es zurück.",
  make: "Eine eigene Behauptung anlegen",
  make_help:
    "{sentence} geht satzweise, {word} wortweise, {extend} erweitert. {claim} legt die Behauptung an. Oder mit der Maus über die Wörter ziehen.",
  judge: "Wer sagt es, und stimmt es?",
  judge_help: "{speaker} nennt den Sprecher, die Ziffern geben das Urteil. {evidence} öffnet die Belege dazu.",
  finish: "Den Artikel abschließen",
  finish_help:
    "{finish} zeigt, was noch fehlt, und geht zum nächsten Artikel. {help} zeigt alle Tasten und auch diese Führung.",
};
