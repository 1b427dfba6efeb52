/** Words of the page on which an article is read without being worked on. */
import { translator } from "../../ui/translate.ts";

export const t = translator("pages/read/messages", {
  page: "Article",
  title: "Article {number}: {title}",
  untitled: "untitled",
  sub: "The text as it was imported. Reading an article does not assign it to you.",
});
