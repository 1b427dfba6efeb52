/** Words of the comments of one article, and of the mentions on the home page. */
import { translator } from "../../ui/translate.ts";

export const t = translator("pages/comments/messages", {
  page: "Comments",
  title: "Comments on “{title}”",
  untitled: "article {number}",
  sub: "Article {number}. What people say to each other here is no part of any dataset.",
  article: "On the article",
  claim: "On a claim",
  claim_gone: "The claim was deleted since.",
  in_text: "Open in the text",
  mentioned: "You were mentioned",
  mentioned_in: "{who} in {project}",
  article_place: "{title} (article {number})",
  on_claim: "about “{words}”",
});
