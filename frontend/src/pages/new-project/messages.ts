/** Words of the page that makes a project. */
import { translator } from "../../ui/language/translate.ts";

export const t = translator("pages/new-project/messages", {
  title: "New project",
  sub: "You become its manager. Everything can be changed later under Settings.",
  refused: "You cannot make projects on this server",
  refused_help:
    "Ask whoever runs it for the right to. They give it with the command let_create_projects and your user name. Managers of a project can also invite you to theirs.",
  refused_back: "Your projects",
  name: "Name",
  name_help: "It appears in the list of projects of everybody who joins.",
  language: "Language of most articles",
  language_help: "{name}. A language code: en, de, pt-BR.",
  language_unknown: "A language code: en, de, pt-BR.",
  preset: "What is it for?",
  preset_attribution: "Who said what",
  preset_attribution_help: "A fifth of the articles is read by two people. A verdict is possible, but not required.",
  preset_verification: "Whether it is true",
  preset_verification_help: "One person reads each article. Every claim needs a verdict.",
  preset_both: "Both",
  preset_both_help: "A fifth of the articles is read by two people. Every claim needs a verdict.",
  create: "Create project",
  creating: "Creating…",
  needs_name: "The project needs a name.",
  needs_language: "A language needs a code, such as en.",
});
