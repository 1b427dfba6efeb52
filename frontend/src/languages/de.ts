/** German: every `*.de.ts` beside the English catalogue it translates, by the path of that catalogue. */
import type { Catalogue } from "../ui/language/translate.ts";
import { de as server } from "./server.de.ts";

const files = import.meta.glob<Catalogue>(["../**/*.de.ts", "!./*.de.ts"], { eager: true, import: "de" });

export const catalogues: Readonly<Record<string, Catalogue>> = {
  server,
  ...Object.fromEntries(
    Object.entries(files).map(([path, catalogue]) => [path.replace("../", "").replace(".de.ts", ""), catalogue]),
  ),
};
