/** Words of the export page. */
import { translator } from "../../ui/language/translate.ts";

export const t = translator("pages/export/messages", {
  title: "Export dataset",
  page: "Export",
  sub: "Every export is a separate file with a manifest and a checksum, so that a model trained on it can be traced back to it.",
  what: "What",
  layer_all: "Every annotator's work",
  layer_all_help: "One layer for each annotator, under a pseudonym",
  layer_one: "One annotator's work",
  layer_one_help: "Choose by pseudonym",
  layer_name: "{pseudonym} ({name})",
  annotator: "Annotator",
  format: "Format",
  lossless: "contains everything",
  lossy: "leaves things out",
  build: "Build export",
  building: "Building…",
  nothing: "There is nothing to export yet: no article has been submitted or worked on.",

  preview: "Preview",
  preview_help: "The first record as it appears in the file, shortened to fit.",
  articles: { one: "one article", other: "{count} articles" },
  claims: { one: "one claim", other: "{count} claims" },
  preview_none: "No record yet.",

  earlier: "Exports",
  earlier_none: "None yet. The first one you build is listed here with its counts and checksum.",
  all: "all annotators",
  copy_checksum: "Copy the checksum of {name}",
  download: "Download",
  download_label: "Download {name}",
  manifest: "Manifest",
  manifest_label: "Manifest of {name}",
  moving: "Being built",
  failed: "Failed",
  cancelled: "Cancelled",
});
