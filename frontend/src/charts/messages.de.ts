/** Wörter, die alle Diagramme teilen. */
import type { In } from "../ui/language/translate.ts";
import type { t } from "./messages.ts";

export const de: In<typeof t> = {
  as_table: "Als Tabelle zeigen",
  as_plot: "Als Diagramm zeigen",
  as_table_of: "Als Tabelle zeigen: {name}",
  as_plot_of: "Als Diagramm zeigen: {name}",
};
