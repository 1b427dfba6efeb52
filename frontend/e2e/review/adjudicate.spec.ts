/** Two annotators see an article differently; an adjudicator settles it by keyboard; a manager takes the gold layer out. */
import { addArticle, claimOn, get, idOf, post, sendOps, takeArticle } from "../support/api.ts";
import { violations } from "../support/axe.ts";
import { expect, freshText, openManagedProject, test } from "../support/desk.ts";
import type { Page } from "../support/desk.ts";
import { signedIn } from "../support/people.ts";

const PHRASES = [
  "the bridge will stay shut until May",
  "it is safe",
  "nobody was hurt",
  "the repair costs two million",
];

function story(): string {
  return `${freshText("Bridge")}\nThe mayor said that the bridge will stay shut until May. She added that it is safe and that nobody was hurt.\nHer office told reporters that the repair costs two million, a sum that the council denies.`;
}

/** Mark phrases, judge some of them, and submit. */
async function annotate(
  page: Page,
  project: string,
  article: string,
  claims: readonly (readonly [string, string | null])[],
) {
  const work = await takeArticle(page, project, article);
  const { text } = work.article;
  const ops = claims.map(([words, label]) => {
    const start = Array.from(text.slice(0, text.indexOf(words))).length;
    const verdict = label === null ? null : { label, rationale: "", status: "final" as const, evidence: [] };
    return { put: claimOn(text, [[start, start + words.length]] as never, { verdict }), base: 0 };
  });
  await sendOps(page, work.assignment.id, ops);
  await post(page, `assignments/${work.assignment.id}/submit`, {});
}

test("two people differ, an adjudicator settles it by keyboard, both read why, and the gold layer is exported", async ({
  page,
  browser,
  baseURL,
}) => {
  const project = await openManagedProject(page);
  const title = `Bridge ${Math.round(Math.random() * 1e9)}`;
  const article = await addArticle(page, project, { text: story(), title });
  const vera = await signedIn(browser, baseURL, "vera");
  const tomas = await signedIn(browser, baseURL, "tomas");
  const amara = await signedIn(browser, baseURL, "amara");
  await annotate(vera, project, article, [
    [PHRASES[0] ?? "", "true"],
    [PHRASES[1] ?? "", "true"],
    [PHRASES[2] ?? "", null],
  ]);
  await annotate(tomas, project, article, [
    [PHRASES[0] ?? "", "false"],
    [PHRASES[1] ?? "", "true"],
    [`${PHRASES[3]}, a sum`, null],
  ]);
  await amara.goto(`${project}/adjudicate`);
  await amara.getByRole("link", { name: title }).click();
  await expect(amara.getByRole("heading", { name: "Claim 1", exact: true })).toBeVisible();
  expect(await violations(amara)).toEqual([]);
  await amara.keyboard.press("1");
  await expect(amara.getByLabel("Why")).toBeFocused();
  await amara.keyboard.type("The minutes say so.");
  await amara.keyboard.press("Enter");
  await expect(amara.getByText("2 of 4 settled")).toBeVisible();
  await amara.keyboard.press("Tab");
  await amara.keyboard.press("x");
  await amara.keyboard.press("1");
  await amara.keyboard.press("Tab");
  await amara.keyboard.press("2");
  await expect(amara.getByText("4 of 4 settled")).toBeVisible();
  await amara.keyboard.press("u");
  await expect(amara.getByText("3 of 4 settled")).toBeVisible();
  await amara.keyboard.press("Shift+U");
  await expect(amara.getByText("4 of 4 settled")).toBeVisible();
  // The ends are moved in the whole text, and Enter leads back.
  await amara.keyboard.press("b");
  await expect(amara.getByRole("application")).toBeVisible();
  await amara.keyboard.press("ArrowLeft");
  await amara.keyboard.press("Enter");
  await expect(amara.getByRole("heading", { name: "Claim 4", exact: true })).toBeVisible();
  await expect(amara.getByText("All changes saved")).toBeVisible();
  await amara.keyboard.press("Shift+Enter");
  await expect(amara).toHaveURL(/\/adjudicate$/);
  await tomas.goto(`${project}/feedback`);
  await expect(tomas.getByText("The minutes say so.")).toBeVisible();
  const shown = await get<{ record: string }>(
    page,
    `projects/${idOf(project)}/exports/preview?format=jsonl&layer=gold`,
  );
  expect(JSON.stringify(shown)).toContain("The minutes say so.");
  await Promise.all([vera, tomas, amara].map((one) => one.context().close()));
});
