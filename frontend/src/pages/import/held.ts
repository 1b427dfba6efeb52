/** Reads of what waits for a decision, and the names of languages. */
import { queryOptions } from "@tanstack/react-query";

import { listHeld } from "../../api/endpoints.ts";
import type { Id } from "../../api/model.ts";

export const heldQuery = (project: Id) =>
  queryOptions({
    queryKey: ["project", project, "held"],
    queryFn: () => listHeld(project),
    staleTime: 0,
  });

/** Name a language in the language of the page; a tag that nobody knows stays as it is. */
export function languageName(tag: string): string {
  if (tag === "") return "";
  try {
    return new Intl.DisplayNames([document.documentElement.lang || "en"], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
