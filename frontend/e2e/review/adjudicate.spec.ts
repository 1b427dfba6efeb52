/** Two annotators see an article differently; an adjudicator settles it by keyboard; a manager takes the gold layer out. */
import { readFile } from "node:fs/promises";

import type { ClaimDocument, Id, Invited, SyncOp } from "../../src/api/model.ts";
import { addArticle, claimOn, idOf, patch, post, sendOps, takeArticle } from "../support/api.ts";
import { violations } from "../support/axe.ts";
import { server } from "../support/cast.ts";
import { expect, freshText, openManagedProject, test, withoutTour } from "../support/desk.ts";
import type { Page } from "../support/desk.ts";

/** What the fourteen sentences say of which nobody doubts who says it. */
const TOPICS = [
  "the bridge will stay shut until May",
  "it is safe for people on foot",
  "nobody was hurt when the cable broke",
  "the repair costs two million crowns",
  "the council knew of the rust",
  "a second cable shows the same cracks",
  "the ferry will run until midnight",
  "no lorry may park on the quay",
  "the school bus takes the southern road",
  "the insurer pays for half of it",
  "the next check is due in June",
  "the old plans were lost in the flood",
  "the divers found the bolt",
  "three firms have asked for the work",
];
const APART = [
  "the harbour loses a third of its trade",
  "the toll will rise, and the ferry will become free",
  "the minister has promised help",
];

/** Seventeen claims, one a sentence. */
function story(): string {
  const said = [...TOPICS, ...APART].map((topic, at) => `Speaker ${at + 1} told the council that ${topic}, as before.`);
  return `${freshText("Bridge")}\n${said.join("\n")}`;
}

const spanOf = (text: string, words: string): [number, number] => {
  const start = Array.from(text.slice(0, text.indexOf(words))).length;
  return [start, start + Array.from(words).length];
};

const judged = (label: string): NonNullable<ClaimDocument["verdict"]> => ({
  label,
  rationale: "",
  status: "final",
  evidence: [],
});

interface Marking {
  readonly words: string;
  readonly verdict?: string;
  readonly cue?: string;
  readonly directness?: ClaimDocument["directness"];
}

/** Mark what each entry says, and hand the article in on the screen. */
async function annotate(page: Page, project: string, article: Id, markings: readonly Marking[]): Promise<void> {
  const work = await takeArticle(page, project, article);
  const { text } = work.article;
  const speaker = { id: crypto.randomUUID(), name: "Dana Holm", kind: "person", anonymous: false, descriptor: "" };
  const ops = markings.map(({ words, verdict = "true", cue, directness = "indirect" }): SyncOp => {
    const more = { speakers: [speaker.id], no_speaker_stated: false, verdict: judged(verdict), directness };
    const source = cue === undefined ? {} : { cue: [spanOf(text, cue)] as never };
    return { put: claimOn(text, [spanOf(text, words)] as never, { ...more, ...source }), base: 0 };
  });
  await sendOps(page, work.assignment.id, [{ speaker } as SyncOp, ...ops]);
  await page.goto(`${project}/annotate?article=${article}`);
  await expect(page.getByRole("application")).toBeFocused();
  await page.keyboard.press("Shift+Enter");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Finish/ })
    .last()
    .click();
  await expect(page).not.toHaveURL(new RegExp(article));
}

/** Make a project of the preset that asks for verdicts, every article of which two people read; gives its address. */
async function makeProject(page: Page, name: string): Promise<string> {
  await page.goto("/");
  await expect(page.getByRole("link", { name: "New project" })).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.getByLabel("Name")).toBeFocused();
  await page.keyboard.insertText(name);
  await page.getByRole("radio", { name: /^Both/ }).check();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Text" })).toBeFocused();
  const project = new URL(page.url()).pathname.replace(/\/import.*/, "");
  await patch(page, `projects/${idOf(project)}`, { overlap_share: 1 });
  return project;
}

/** Invite somebody, and open their link in a browser of their own. */
async function invite(page: Page, project: string, name: string, role: string): Promise<Page> {
  const context = await page.context().browser()?.newContext({ baseURL: server });
  if (!context) throw new Error("there is no browser");
  await withoutTour(context);
  const asked = { people: [{ name, role }] };
  const { results } = await post<{ results: readonly Invited[] }>(page, `projects/${idOf(project)}/invitations`, asked);
  const guest = await context.newPage();
  await guest.goto(results[0]?.link ?? "");
  await guest.goto(project);
  await expect(guest.getByRole("link", { name: /^My work/ })).toBeVisible();
  return guest;
}

type Press = (...pressed: string[]) => Promise<void>;

/** Mark a claim that all have missed, hear what it lacks, and take it back by one key; ask for a third reader, and think better of it. */
async function addedInVain(page: Page, press: Press): Promise<void> {
  await press("c", "ArrowDown", "Shift+ArrowRight", "c");
  await expect(page.getByText("18 of 18 settled")).toBeVisible();
  await press("Shift+Enter");
  await page.getByRole("button", { name: "Claim 18 has no speaker" }).press("Enter");
  await expect(page.getByRole("heading", { name: "Claim 18", exact: true })).toBeVisible();
  // Its own key does what undo does, and undo brings it back.
  await press("x");
  await expect(page.getByText("17 of 17 settled")).toBeVisible();
  await press("u");
  await expect(page.getByText("18 of 18 settled")).toBeVisible();
  // Deleted in the whole text and brought back behind a reload, it is the same one, once.
  await press("c", "Delete");
  await expect(page.getByText("17 of 17 settled")).toBeVisible();
  await expect(page.getByText("All changes saved")).toBeVisible();
  await page.reload();
  await expect(page.getByText("17 of 17 settled")).toBeVisible();
  await press("u");
  await expect(page.getByText("18 of 18 settled")).toBeVisible();
  await expect(page.getByText("All changes saved")).toBeVisible();
  await page.reload();
  await expect(page.getByText("18 of 18 settled")).toBeVisible();
  await press("u");
  await expect(page.getByText("17 of 17 settled")).toBeVisible();
  await press("h");
  await expect(page.getByText("Shall one more person read the whole article?")).toBeVisible();
  await press("Escape");
}

/** Settle the seven differences; gives how many keys that takes besides what is typed. */
async function settle(page: Page, title: string): Promise<number> {
  let keys = 0;
  const press = async (...pressed: string[]): Promise<void> => {
    for (const key of pressed) {
      keys += 1;
      // Keys come one after the other.
      // oxlint-disable-next-line no-await-in-loop
      await page.keyboard.press(key);
    }
  };
  const write = async (words: string): Promise<void> => {
    await expect(page.getByLabel("Why")).toBeFocused();
    await page.keyboard.insertText(words);
    await press("Enter");
  };
  const settled = (count: number) => expect(page.getByText(`${count} of 17 settled`)).toBeVisible();
  await expect(page.getByRole("link", { name: new RegExp(title) })).toBeVisible();
  await press("Enter");
  await settled(10);
  expect(await violations(page)).toEqual([]);
  // 1: other ends and another verdict; the ends from one, the verdict from the other, and why.
  await press("ArrowLeft", "ArrowDown", "ArrowRight");
  await write("The minutes say so.");
  await settled(11);
  // 2: another verdict; the other's.
  await press("Tab", "2");
  await write("So does the ledger.");
  await expect(page.getByText("Took Person B’s")).toBeVisible();
  // 3: a claim that one has, and is none.
  await press("Tab", "x", "4");
  // 4: other ends, taken field by field.
  await press("Tab", "ArrowRight");
  await settled(14);
  await press("u");
  await settled(13);
  await press("Shift+U");
  // 5: both are wrong: the ends are moved in the whole text, and Enter leads back.
  await press("Tab", "w", "2", "b");
  await expect(page.getByRole("application")).toBeVisible();
  await press("ArrowLeft", "Enter");
  await expect(page.getByRole("heading", { name: "Claim 15", exact: true })).toBeVisible();
  await settled(15);
  // 6: one claim, or two.
  await press("Tab", "2");
  // 7: directness; then the whole text with what everybody marked, and back.
  await press("Tab", "1", "t");
  await expect(page.getByTitle("Person A, Person B, Gold").first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await press("t");
  await settled(17);
  await addedInVain(page, press);
  await settled(17);
  await expect(page.getByText("All changes saved")).toBeVisible();
  await press("Shift+Enter");
  await expect(page).toHaveURL(/\/adjudicate$/);
  return keys;
}

interface ExportedGold {
  readonly title: string;
  readonly claims: readonly { readonly settled: readonly Readonly<Record<string, unknown>>[] }[];
}

/** Take the gold layer out on the page of exports. */
async function takeGold(page: Page, project: string): Promise<ExportedGold> {
  await page.goto(`${project}/export`);
  await page.getByRole("radio", { name: /^The gold layer/ }).check();
  await page.getByRole("button", { name: "Build export" }).click();
  const link = page.getByRole("region", { name: "Exports" }).getByRole("link", { name: /^Download/ });
  await link.waitFor({ timeout: 45_000 });
  const waiting = page.waitForEvent("download");
  await link.click();
  return JSON.parse((await readFile(await (await waiting).path(), "utf8")).trim()) as ExportedGold;
}

test("four browsers: from a preset to the gold layer of an article with 17 claims and 7 differences, in 60 keys", async ({
  page,
}) => {
  test.setTimeout(120_000);
  await openManagedProject(page, "own");
  const stamp = `${Date.now()}-${Math.round(Math.random() * 1e9)}`;
  const project = await makeProject(page, `Zebra bridge ${stamp}`);
  const title = `Bridge ${stamp}`;
  const article = await addArticle(page, project, { text: story(), title });
  const vera = await invite(page, project, `Vera ${stamp}`, "annotator");
  const tomas = await invite(page, project, `Tomas ${stamp}`, "annotator");
  const amara = await invite(page, project, `Amara ${stamp}`, "adjudicator");
  const [first = "", second = "", third = "", fourth = "", ...alike] = TOPICS;
  const [fifth = "", sixth = "", seventh = ""] = APART;
  const shared = alike.map((words): Marking => ({ words }));
  await annotate(vera, project, article, [
    { words: first },
    { words: second, verdict: "false" },
    { words: third },
    { words: fourth },
    ...shared,
    { words: `${fifth}, as` },
    { words: sixth },
    { words: seventh, directness: "mixed" },
  ]);
  const [toll = "", ferry = ""] = sixth.split(", and ");
  await annotate(tomas, project, article, [
    { words: `${first}, as before`, verdict: "false" },
    { words: second },
    { words: `${fourth}, as before` },
    ...shared,
    { words: `${fifth}, as before` },
    { words: toll },
    { words: ferry },
    { words: seventh },
  ]);
  await amara.goto(`${project}/adjudicate`);
  const keys = await settle(amara, title);
  expect(keys).toBeLessThanOrEqual(60);

  await tomas.goto(`${project}/feedback`);
  await expect(tomas.getByText("The minutes say so.")).toBeVisible();
  const gold = await takeGold(page, project);
  expect(gold.claims).toHaveLength(17);
  for (const { settled } of gold.claims) expect(settled.length).toBeGreaterThan(0);
  const told = gold.claims.flatMap(({ settled }) => settled);
  expect(told).toContainEqual(
    expect.objectContaining({ action: "mix", reason: "The minutes say so.", overruled: true }),
  );
  expect(told).toContainEqual(expect.objectContaining({ action: "all_wrong", cause: "guideline" }));
  expect(told.filter(({ action }) => action === "merge")).toHaveLength(20);
  await Promise.all([vera, tomas, amara].map((one) => one.context().close()));
});
