/** Words for the codes with values in which the server gives reasons and notes (docs/messages.md). */
import type { Translator, Values } from "../ui/language/translate.ts";
import type { Said } from "./model.ts";
import { t as notes } from "./noteMessages.ts";
import { t as reasons } from "./reasonMessages.ts";

/** Say why an engine suggests something; without a reason, nothing. */
export const reasonText = (reason: Said | null): string =>
  reason ? worded(reasons as Translator<string>, reason) : "";

/** Say what people should know; without a note, nothing. */
export const noteText = (note: Said | null): string => (note ? worded(notes as Translator<string>, note) : "");

function worded(t: Translator<string>, { code, values }: Said): string {
  const words: Values = {};
  for (const [name, value] of Object.entries(values)) {
    words[name] = typeof value === "object" ? worded(t, value) : value;
  }
  return t(code, words);
}
