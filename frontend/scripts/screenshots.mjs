/**
 * Take the pictures of the guides from a running product with the demo project; `make screenshots` starts one and calls this.
 * Its manager marks two demo articles over the API first, so that the pages show work and not empty lists.
 *
 *   ONRECORD_URL=http://127.0.0.1:8000 ONRECORD_USER=... ONRECORD_PASSWORD=... npm run screenshots -- [folder]
 */
import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium as browserType } from "playwright";

import { chromium, chromiumFlags } from "../browser-flags.ts";

const base = process.env.ONRECORD_URL ?? "http://127.0.0.1:8000";
const folder = process.argv[2] ?? fileURLToPath(new URL("../../docs/images", import.meta.url));
const largest = 250_000;
const wide = { width: 1280, height: 760 };
const labels = ["true", "mostly_true", "misleading", "false", "unverifiable"];
const evidence = [
  {
    url: "https://example.org/river-commission/november",
    archived_url: "",
    accessed_at: "2024-12-03",
    publisher: "Ilven River Commission",
    title: "Monthly bulletin, November",
    quote: "Eleven billion cubic metres are to be held back by the end of March.",
    stance: "supports",
    set_number: 1,
  },
  {
    url: "https://example.org/treaty/1974",
    archived_url: "",
    accessed_at: "2024-12-03",
    publisher: "Treaty archive",
    title: "Halm Treaty, article 4",
    quote: "Neither party shall hold back more than six billion cubic metres in any winter.",
    stance: "neutral",
    set_number: 1,
  },
];

await mkdir(folder, { recursive: true });
const browser = await browserType.launch({ executablePath: chromium, args: chromiumFlags });
let faults = 0;
const context = await browser.newContext({ baseURL: base, locale: "en-GB", viewport: wide, colorScheme: "light" });
const page = await context.newPage();
page.on("console", (message) => fault(message.type() === "error" ? message.text() : null));
page.on("pageerror", (error) => fault(error.message));
await picture("sign-in", "/sign-in");
await signIn();
const project = await page.locator('a[href^="/p/"]').first().getAttribute("href");
await mark(await articleNamed("Rain, soup"), { before: null, submit: true });
const story = await mark(await articleNamed("Last gates"), { before: "The commission did not say", submit: false });

await importSome();
await picture("import", `${project}/import`);
await buildExport();
await picture("export", `${project}/export`);
await picture("home", "/");
await picture("overview", project);
await picture("queue", `${project}/queue`);
await picture("people", `${project}/people`);
await picture("settings", `${project}/settings`);
await annotate("annotate");
await page.emulateMedia({ colorScheme: "dark" });
await annotate("annotate-dark");
await page.emulateMedia({ colorScheme: "light" });
await annotate("annotate-evidence", "e");
await page.setViewportSize({ width: 430, height: 880 });
await annotate("annotate-narrow");
await context.close();
await browser.close();
process.exitCode = faults > 0 ? 1 : 0;

async function signIn() {
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill(process.env.ONRECORD_USER ?? "");
  await page.getByLabel("Password").fill(process.env.ONRECORD_PASSWORD ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Projects" }).waitFor();
}

/** Find an article by the beginning of its title. */
async function articleNamed(title) {
  const { results } = await call(
    "get",
    `projects/${project.replace("/p/", "")}/articles?q=${encodeURIComponent(title)}&limit=50`,
  );
  const found = results.find((article) => article.title.startsWith(title));
  if (!found) throw new Error(`the demo project has no article "${title}"`);
  return found.id;
}

/** Take an article, accept the suggestions that stand before some words with a verdict each, and submit it where asked to. */
async function mark(article, { before, submit }) {
  const id = project.replace("/p/", "");
  let work = await call("post", `projects/${id}/next`, { article });
  for (let tries = 0; work.suggestions.length === 0 && tries < 60; tries += 1) {
    await new Promise((done) => setTimeout(done, 500));
    work = await call("get", `assignments/${work.assignment.id}`);
  }
  if (work.assignment.state === "submitted" || work.claims.length > 0) return article;
  const known = new Map();
  const end = before === null ? Infinity : Array.from(work.article.text.split(before)[0]).length;
  const ripe = work.suggestions.filter(
    ({ content, parent }) => content[0][0] < end && (before === null || parent === null),
  );
  const ops = ripe.flatMap((suggestion, at) => accepted(suggestion, at, known, work));
  const { results } = await call("post", `assignments/${work.assignment.id}/sync`, { ops, active_seconds: 240 });
  for (const result of results) fault(result.status === "ok" ? null : `sync: ${JSON.stringify(result)}`);
  if (submit) await call("post", `assignments/${work.assignment.id}/submit`, {});
  return article;
}

function accepted(suggestion, at, known, work) {
  const claim = crypto.randomUUID();
  const { id = null, name = "", kind } = suggestion.speaker ?? {};
  const speaker = id ?? (name === "" ? null : (known.get(name) ?? crypto.randomUUID()));
  const isNew = id === null && speaker !== null && !known.has(name);
  if (isNew) known.set(name, speaker);
  const letters = Array.from(work.article.text);
  const cut = (role) => role.map(([start, end]) => letters.slice(start, end).join(""));
  const { content, source, cue } = suggestion;
  const put = {
    id: claim,
    content,
    source,
    cue,
    addressee: [],
    exact: { content: cut(content), source: cut(source), cue: cut(cue), addressee: [] },
    speakers: speaker === null ? [] : [speaker],
    no_speaker_stated: speaker === null,
    directness: suggestion.directness,
    claim_type: null,
    checkworthiness: null,
    was_said: null,
    parent: null,
    nesting: null,
    note: "",
    origin: "suggestion",
    suggestion: suggestion.id,
    verdict: {
      label: labels[at % labels.length],
      rationale: "",
      status: "final",
      evidence: isCommission(suggestion, letters) ? evidence : [],
    },
  };
  return [
    ...(isNew
      ? [
          {
            speaker: {
              id: speaker,
              name,
              kind,
              anonymous: kind === "collective",
              descriptor: kind === "collective" ? name : "",
            },
          },
        ]
      : []),
    { put, base: 0 },
    { decide: suggestion.id, as: "accepted", claim },
  ];
}

function isCommission({ content }, letters) {
  return content.some(([start, end]) => letters.slice(start, end).join("").includes("11 billion"));
}

async function importSome() {
  await page.goto(`${project}/import`);
  const ferry = Buffer.from(
    `Ferry sails again (${Date.now()})\n\nThe harbour office said on Monday that the ferry would sail again.\n`,
  );
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([
      { name: "ferry-sails-again.txt", mimeType: "text/plain", buffer: ferry },
      { name: "ferry-sails-again-copy.txt", mimeType: "text/plain", buffer: ferry },
      {
        name: "harbour-week.jsonl",
        mimeType: "application/json",
        buffer: Buffer.from(JSON.stringify({ title: "Harbour week", text: "" })),
      },
    ]);
  await page.getByRole("article").first().getByText("1 added").waitFor();
}

async function buildExport() {
  await page.goto(`${project}/export`);
  const built = page.getByRole("link", { name: /^Download/ });
  await page.getByRole("button", { name: "Build export" }).click();
  await built.first().waitFor();
}

/** Open the story with the claim on the commission active, and press the given keys. */
async function annotate(name, ...keys) {
  await page.goto(`${project}/annotate?article=${story}`);
  const pane = page.getByRole("application", { name: /^Article text/ });
  await pane.waitFor();
  const claim = page.locator("p", { hasText: "Taldova plans to hold back" }).locator("mark", { hasText: /^that/ });
  await claim.first().click();
  for (const key of keys) await page.keyboard.press(key);
  await page.waitForLoadState("networkidle");
  // The drawer begins with an empty form; what is there already is worth more in a picture.
  if (name === "annotate-evidence") await page.getByText(evidence[1].quote).scrollIntoViewIfNeeded();
  await page.mouse.move(4, 4);
  await shoot(name);
}

async function picture(name, path) {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  await shoot(name);
}

async function shoot(name) {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (beyond > 0) fault(`${name} is ${beyond} px wider than the window`);
  const path = `${folder}/${name}.png`;
  await page.screenshot({ path, animations: "disabled", caret: "hide" });
  const { size } = await stat(path);
  if (size > largest) fault(`${name}.png has ${size} bytes`);
  console.log(`${path}: ${Math.round(size / 1000)} kB`);
}

async function call(method, path, data) {
  const token = (await context.cookies()).find(({ name }) => name === "csrftoken")?.value ?? "";
  const options = data === undefined ? {} : { data, headers: { "X-CSRFToken": token, Referer: base } };
  const answer = await page.request[method](`/api/v1/${path}`, options);
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

function fault(text) {
  if (text === null) return;
  faults += 1;
  console.error(`fault: ${text}`);
}
