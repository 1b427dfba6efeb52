/** Words about what is doubtful in a text, and about what waits for a decision. */
import { translator } from "../../ui/language/translate.ts";

export const t = translator("pages/import/heldMessages", {
  heading: { one: "One article is waiting for your decision", other: "{count} articles are waiting for your decision" },
  intro: "A text never changes once it is imported, so check these warnings first.",
  all: "Select all",
  all_of: "Select all {count}",
  all_selected: "All {count} are selected.",
  select: "Select {name}",
  import: { one: "Import as it is", other: "Import as they are" },
  repair: "Repair and import",
  leave_out: "Leave out",
  selected: { one: "One selected", other: "{count} selected" },
  none_selected: "Select the articles that you want to decide about.",
  first: { one: "The first one is shown.", other: "The first {count} are shown." },
  becomes: "repaired",
  in_line: "line {line}",
  of_text: "line {line} of the text",
  file_line: "{file}, line {line}",
  file_record: "{file}, record {record}",
  done_created: { one: "One article imported.", other: "{count} articles imported." },
  done_left_out: { one: "One article left out.", other: "{count} articles left out." },
  done_waiting: { one: "One article is waiting again.", other: "{count} articles are waiting again." },
  done_other: {
    one: "One could not be imported; its import below says why.",
    other: "{count} could not be imported; their imports below say why.",
  },
  undo: "Undo",
  nameless: "An article without a title",

  nul: { one: "One NUL character, which will be removed", other: "{count} NUL characters, which will be removed" },
  mojibake: {
    one: "Letters were read in the wrong encoding, in one place",
    other: "Letters were read in the wrong encoding, in {count} places",
  },
  replacement_characters: { one: "One character is lost (\uFFFD)", other: "{count} characters are lost (\uFFFD)" },
  markup: { one: "One HTML or XML tag or entity", other: "{count} HTML or XML tags or entities" },
  rtf: "Written as RTF, with its formatting commands",
  language: "Looks like {language}, not {expected}",
});
