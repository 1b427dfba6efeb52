/** Words of the comments of one article, and of the mentions on the home page. */
import { translator } from "../../ui/language/translate.ts";

export const t = translator("pages/comments/messages", {
  page: "Comments",
  title: "Comments on “{title}”",
  untitled: "article {number}",
  sub: "Article {number}. Comments are not part of any dataset.",
  article: "On the article",
  claim: "On a claim",
  claim_gone: "The claim has since been deleted.",
  in_text: "Open in the text",
  mentioned: "You were mentioned",
  mentioned_in: "{who} in {project}",
  article_place: "{title} (article {number})",
  on_claim: "about “{words}”",
});
