/** Words of the home page. */
import { translator } from "../../ui/language/translate.ts";

export const t = translator("pages/home/messages", {
  title: "Projects",
  sub: "Each project has its own articles, guideline and verdict scale.",
  role_viewer: "viewer",
  role_annotator: "annotator",
  role_adjudicator: "adjudicator",
  role_manager: "manager",
  role_exporter: "exporter",
  archived: "archived",
  progress: "Articles",
  articles: { one: "one article", other: "{count} articles" },
  claims: { one: "one claim", other: "{count} claims" },
  mine_submitted: { one: "one article submitted by you", other: "{count} articles submitted by you" },
  mine_leased: { one: "one assigned to you", other: "{count} assigned to you" },
  no_articles_manager: "No articles yet. Import some to begin.",
  no_articles: "No articles yet. A manager of the project has to import some.",
  import_articles: "Import articles",
  continue_label: "Continue in {project}",
  annotate_label: "Annotate next in {project}",
  overview_label: "Overview of {project}",
  import_label: "Import into {project}",
  import_articles_label: "Import articles into {project}",
  export_label: "Export from {project}",
  empty: "You are not in any project yet",
  empty_help:
    "Ask a manager to add you by your user name, {username}. To create projects yourself, ask whoever runs this server for the right to do so.",
  empty_create: "A project holds articles and the claims that people mark in them. You would be its manager.",
  empty_join: "To join a project of others, ask its manager to add you by your user name, {username}.",
  new_project: "New project",
});
