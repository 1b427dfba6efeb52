/** Words of copying, archiving and deleting a project. */
import { translator } from "../../ui/language/translate.ts";

export const t = translator("pages/settings/endingMessages", {
  heading: "Copy, archive, delete",
  articles: { one: "one article", other: "{count} articles" },
  claims: { one: "one claim", other: "{count} claims" },
  copy: "Copy",
  copy_help: "A new project with these settings, this verdict scale and the newest guideline, but without articles.",
  copy_name: "Name of the copy",
  copy_members: "Add the people too",
  copy_members_help: "With their roles, under new pseudonyms.",
  copy_do: "Copy project",
  copy_done: "{name} was made",
  needs_name: "The copy needs a name.",
  archive: "Archive",
  archive_help:
    "The project ({articles}, {claims}) can still be read and exported. Nobody can change anything in it until a manager restores it.",
  archive_do: "Archive project",
  archive_done: "{name} is archived",
  archived: "This project is archived",
  archived_help: "It can be read and exported. To change anything, restore it.",
  restore: "Restore project",
  restored: "{name} is restored",
  delete: "Delete",
  delete_help:
    "Everybody loses sight of the project at once: {articles}, {claims}. Its managers can restore it on the home page until {day}. Then all of it is removed for good, with its history and its datasets.",
  delete_name: "To delete it, type its name: {name}",
  delete_do: "Delete project",
  delete_done: "{name} is deleted. It can be restored on this page until {day}.",
  working: "One moment…",
});
