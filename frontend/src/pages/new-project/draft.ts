/** What of a new project cannot be sent, and what a language code means. */
import type { NewProject } from "../../api/model.ts";

type Problems = { readonly name?: "needs_name"; readonly language?: "needs_language" };

export function problemsOf(draft: NewProject): Problems {
  return {
    ...(draft.name.trim() === "" && { name: "needs_name" as const }),
    ...(draft.language.trim() === "" && { language: "needs_language" as const }),
  };
}

/** Name the language of a code in another language; null where the code names none. */
export function languageName(code: string, within: string): string | null {
  try {
    return new Intl.DisplayNames([within], { type: "language", fallback: "none" }).of(code.trim()) ?? null;
  } catch {
    return null;
  }
}
