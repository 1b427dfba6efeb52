/** Words of the page on which an article is read without being worked on. */
import { translator } from "../../ui/language/translate.ts";

export const t = translator("pages/read/messages", {
  page: "Article",
  title: "Article {number}: {title}",
  untitled: "untitled",
  comments: "Comments",
  claims: "Claims",
  mine: "Your claims",
  count: { one: "1 claim", other: "{count} claims" },
  state_assigned: "assigned",
  state_leased: "in progress",
  state_submitted: "submitted",
  state_skipped: "skipped",
  state_expired: "released",
  state_withdrawn: "withdrawn",
  no_speaker: "no speaker stated",
  speaker_missing: "speaker not named yet",
  send_back: "Send back",
  send_back_reason: "Why?",
  send_back_hint: "The annotator finds the article first, with this reason over the text.",
  send_back_about: "About these claims",
  send_back_cancel: "Cancel",
  sub: "The text as it was imported. Reading an article does not assign it to you.",
});
