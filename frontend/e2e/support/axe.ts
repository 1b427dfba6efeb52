/** What of a page not everybody can read or use, by axe's rules. */
import type { Page } from "@playwright/test";
import axe from "axe-core";

/** The rules that a change of colours alone can break: what has passed all of them in one look needs only these in another. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];
/** In high contrast the browser paints text in colours of the system, while a script still reads those of the page. */
const PAINTED = ["color-contrast"];

/** List what breaks a rule; where a page is only shown in other colours than before, the rules of colours are tried alone. */
export async function violations(
  page: Page,
  where = page.url(),
  tried: "all" | "colours" | "system colours" = "all",
): Promise<string[]> {
  const rules = OF_COLOURS.filter((rule) => tried !== "system colours" || !PAINTED.includes(rule));
  // Half a megabyte of script: once a page, not once a look.
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const broken = await page.evaluate(
    async (only) => {
      // Nobody reads of each element that passes: describing those takes longer than the rules do.
      const options: axe.RunOptions = { resultTypes: ["violations"] };
      if (only) options.runOnly = { type: "rule", values: only };
      const found = await (globalThis as unknown as { axe: typeof axe }).axe.run(options);
      return found.violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ""}`),
      }));
    },
    tried === "all" ? null : rules,
  );
  return broken.map(({ id, nodes }) => `${where}: ${id}: ${nodes.join(" | ")}`);
}

/** List what breaks a rule in light colours or in dark ones. */
export async function lightAndDark(page: Page, where = page.url()): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violations(page, `${where}, dark`, "colours");
  await page.emulateMedia({ colorScheme: "light" });
  return [...dark, ...(await violations(page, `${where}, light`))];
}
