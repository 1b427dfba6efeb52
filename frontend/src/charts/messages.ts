/** Words that every chart shares. */
import { translator } from "../ui/language/translate.ts";

export const t = translator("charts/messages", {
  as_table: "Show as a table",
  as_plot: "Show as a plot",
  as_table_of: "Show as a table: {name}",
  as_plot_of: "Show as a plot: {name}",
});
