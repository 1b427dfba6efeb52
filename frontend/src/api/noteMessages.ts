/** What the server tells people about engines, jobs and trainings, by the codes of docs/messages.md. */
import { translator } from "../ui/language/translate.ts";

export const t = translator("api/noteMessages", {
  text: "{text}",
  engine_none: "No engine is chosen for this project.",
  engine_unknown: "The engine “{engine}” is not installed.",
  engine_other_language: "The engine “{engine}” does not read this language: only quotation marks are used.",
  parser_missing: "The English parser is not installed: run pip install 'onrecord[nlp]' and restart the worker.",
  tagger_missing: "The sequence tagger is not installed: run pip install 'onrecord[nlp]' and restart the worker.",
  runtime_missing:
    "ONNX Runtime is missing: run make develop or pip install 'onrecord[nlp,transformer]', then restart the worker.",
  torch_missing: "PyTorch and the weights to begin with are not installed: run make training.",
  trainer_unknown: "This server has no engine of the kind “{trainer}”.",
  trained_with_other: "This engine was trained with {part} {then}, but {now} is installed: train it again.",
  files_deleted: "Its files were deleted to make room for newer ones.",
  file_missing: "{file} is missing from storage.",
  file_changed: "{file} in storage is not the file that was stored.",
  trained_unusable: "The trained engine cannot be used; the rules are used instead: {why}",
  trained_broken: "The trained engine can no longer be used; the rules are used instead: {why}",
  external_fallback: "The external engine did not read this article; another one is used instead. {why}",
  external_not_set_up:
    "The external engine is not set up: an administrator sets ONRECORD_EXTERNAL_URL and ONRECORD_EXTERNAL_MODEL.",
  external_url_invalid: "ONRECORD_EXTERNAL_URL is not an address.",
  external_url_refused: "ONRECORD_EXTERNAL_URL must be an http or https address without a name, a password or a query.",
  external_model_missing: "An administrator sets ONRECORD_EXTERNAL_MODEL, the name of the model to ask.",
  external_text_too_long: "The article is longer than {characters} characters.",
  external_limit_reached: "The daily limit of characters to send is reached.",
  external_late: "It did not answer within {seconds} s.",
  external_connection_failed: "The connection failed ({error}).",
  external_redirected: "It redirected to another address; redirects are never followed.",
  external_refused: "It refused with status {status}.",
  external_answer_too_long: "Its answer is longer than {bytes} bytes.",
  external_answer_not_json: "Its answer is not JSON.",
  external_answer_not_chat: "Its answer does not have the form of a chat completion.",
  external_answer_not_text: "Its answer is not text.",
  external_answer_other_json: "Its answer is not the JSON that was asked for.",
  external_answer_no_list: "Its answer contains no list of claims.",
  at_article: "Article {number}: {note}",
  long_article:
    "This article is very long: the grammar of {parsed} of its {paragraphs} paragraphs was read, in the others only quotation marks are used.",
  quotations_dropped: {
    one: "The external engine returned one quotation that the text does not contain; it was left out.",
    other: "The external engine returned {count} quotations that the text does not contain; they were left out.",
  },
  suggestions_dropped: {
    one: "Article {number}: the suggestion with the lowest score was left out; an article can have at most {most}.",
    other:
      "Article {number}: the {count} suggestions with the lowest scores were left out; an article can have at most {most}.",
  },
  articles_opened: {
    one: "One article was already opened and keeps the suggestions that it has.",
    other: "{count} articles were already opened and keep the suggestions that they have.",
  },
  training_few_articles: {
    one: "No article without suggestions is submitted, so the figures come from articles on which people saw suggestions, and the new engine was not put into use. You can choose it yourself.",
    other:
      "Fewer than {count} articles without suggestions are submitted, so the figures come from articles on which people saw suggestions, and the new engine was not put into use. You can choose it yourself.",
  },
  training_unfinished:
    "The engine “{trainer}” was not finished within {seconds} s (ONRECORD_TRAINING_SECONDS) and was left out.",
  training_promoted:
    "The new engine is measurably better and is now in use, beginning with the articles that nobody has opened.",
  training_better: "The new engine is measurably better, but an engine was chosen by hand, so it was not put into use.",
  training_not_better: "The new engine is not measurably better than the one in use, so it was not put into use.",
});
