/** Wörter einer Hintergrundarbeit, wo immer sie erscheint. */
import type { In } from "../ui/language/translate.ts";
import type { t } from "./JobLine.tsx";

export const de: In<typeof t> = {
  import_articles: "Artikel werden importiert",
  import_annotations: "Annotationen werden importiert",
  suggest: "Behauptungen werden gesucht",
  train_engine: "Eine Engine wird trainiert",
  export: "Ein Export entsteht",
  figure: "{done} von {total}",
  figure_share: "{done} von {total} · {share}",
  queued: "Wartet, bis ein Arbeitsprozess frei ist",
  starting: "Beginnt",
  waiting: "Wartet auf Sie",
  done: "Fertig",
  failed: "Fehlgeschlagen",
  cancelled: "Abgebrochen",
  cancel_this: "Abbrechen: {title}",
  cancelled_toast: "Abgebrochen. Was vorher fertig war, bleibt.",
};
