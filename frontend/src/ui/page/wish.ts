/**
 * What somebody asked for by pressing a button. An address that was typed, sent by a colleague, or reached by going back
 * asks for nothing: it opens what one has, and takes no article from anybody.
 */
import type { Id } from "../../api/model.ts";

let wished: Id | null = null;

/** Say that the person wants to work on an article: the annotate screen that opens now may take it. */
export function wishFor(article: Id): void {
  wished = article;
}

/** Tell whether the article was wished for just now; a wish comes true once. */
export function isWished(article: Id): boolean {
  const found = wished === article;
  queueMicrotask(() => (wished = null));
  return found;
}
