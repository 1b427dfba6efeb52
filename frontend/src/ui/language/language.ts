/** The language of the interface: chosen by the person, kept on this device; at first one that the browser asks for. */
import { speak, type Catalogue } from "./translate.ts";

interface Spoken {
  /** In the language itself, so that those who need it find it. */
  readonly name: string;
  readonly locale: string;
  /** Catalogues by area; English needs none, its words stand in the code. */
  readonly load?: () => Promise<{ readonly catalogues: Readonly<Record<string, Catalogue>> }>;
}

export const LANGUAGES = {
  en: { name: "English", locale: "en-GB" },
  de: { name: "Deutsch", locale: "de", load: () => import("../../languages/de.ts") },
} satisfies Record<string, Spoken>;

export type Language = keyof typeof LANGUAGES;

const key = "onrecord.language";

const known = (name: string | null | undefined): name is Language => Object.hasOwn(LANGUAGES, name ?? "");

/** Find the stored language, else the first that the browser asks for and we speak, else English. */
export function chosenLanguage(): Language {
  const stored = onDevice(() => localStorage.getItem(key));
  if (known(stored)) return stored;
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(known) ?? "en";
}

/** Speak the chosen language; to be waited for before the first text is drawn. */
export async function speakChosenLanguage(): Promise<void> {
  const language = chosenLanguage();
  const { locale, load }: Spoken = LANGUAGES[language];
  if (load) {
    try {
      speak(locale, (await load()).catalogues);
    } catch {
      // Its words could not be fetched: English words are better than none.
      return;
    }
  }
  document.documentElement.lang = language;
}

/** Keep another language on this device and open the page in it; what was done is kept, as it is over any reload. */
export function setLanguage(language: Language): void {
  onDevice(() => localStorage.setItem(key, language));
  location.reload();
}

/** Storage can be switched off. */
function onDevice<Value>(ask: () => Value): Value | null {
  try {
    return ask();
  } catch (refused) {
    if (!(refused instanceof DOMException)) throw refused;
    return null;
  }
}
