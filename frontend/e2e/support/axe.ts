/** What of a page not everybody can read or use, by axe's rules. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

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
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (tried !== "all") axe.withRules(OF_COLOURS.filter((rule) => tried === "colours" || !PAINTED.includes(rule)));
  const { violations: broken } = await axe.analyze();
  return broken.map(
    ({ id, nodes }) =>
      `${where}: ${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`).join(" | ")}`,
  );
}

/** List what breaks a rule in light colours or in dark ones. */
export async function lightAndDark(page: Page, where = page.url()): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violations(page, `${where}, dark`, "colours");
  await page.emulateMedia({ colorScheme: "light" });
  return [...dark, ...(await violations(page, `${where}, light`))];
}
