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
const wide = { width: 1440, height: 900 };
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
const { page, context } = await open({ viewport: wide, colorScheme: "light" });
await picture(page, "sign-in", "/sign-in");
await signIn(page);
const project = await page.locator('a[href^="/p/"]').first().getAttribute("href");
const ids = await articles(project.replace("/p/", ""));
await mark(ids.get("Rain, soup") ?? ids.values().next().value, { until: 99, submit: true });
const story = await mark(ids.get("Last gates"), { until: 9, submit: false });

await importSome(page);
await picture(page, "import", `${project}/import`);
await buildExport(page);
await picture(page, "export", `${project}/export`);
await picture(page, "home", "/");
await picture(page, "overview", project);
await annotate(page, "annotate");
await page.emulateMedia({ colorScheme: "dark" });
await annotate(page, "annotate-dark");
await page.emulateMedia({ colorScheme: "light" });
await annotate(page, "annotate-evidence", "e");
await page.setViewportSize({ width: 430, height: 880 });
await annotate(page, "annotate-narrow");
await context.close();
await browser.close();
process.exitCode = faults > 0 ? 1 : 0;

async function open(look) {
  const context = await browser.newContext({ baseURL: base, locale: "en-GB", ...look });
  const page = await context.newPage();
  page.on("console", (message) => fault(message.type() === "error" ? message.text() : null));
  page.on("pageerror", (error) => fault(error.message));
  return { page, context };
}

async function signIn(page) {
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill(process.env.ONRECORD_USER ?? "");
  await page.getByLabel("Password").fill(process.env.ONRECORD_PASSWORD ?? "");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { name: "Projects" }).waitFor();
}

/** Articles by the first two words of their titles. */
async function articles(project) {
  const { results } = await call("get", `projects/${project}/articles?limit=50`);
  return new Map(results.map(({ id, title }) => [title.split(" ").slice(0, 2).join(" "), id]));
}

/** Take an article, accept its first suggestions with a verdict each, and submit it where asked to. */
async function mark(article, { until, submit }) {
  const id = project.replace("/p/", "");
  let work = await call("post", `projects/${id}/next`, { article });
  for (let tries = 0; work.suggestions.length === 0 && tries < 60; tries += 1) {
    await new Promise((done) => setTimeout(done, 500));
    work = await call("get", `assignments/${work.assignment.id}`);
  }
  if (work.assignment.state === "submitted" || work.claims.length > 0) return article;
  const known = new Map();
  const ops = work.suggestions.slice(0, until).flatMap((suggestion, at) => accepted(suggestion, at, known, work));
  const { results } = await call("post", `assignments/${work.assignment.id}/sync`, { ops, active_seconds: 240 });
  for (const result of results) fault(result.status === "ok" ? null : `sync: ${JSON.stringify(result)}`);
  if (submit) await call("post", `assignments/${work.assignment.id}/submit`, {});
  return article;
}

function accepted(suggestion, at, known, work) {
  const claim = crypto.randomUUID();
  const { name = "", kind } = suggestion.speaker ?? {};
  const speaker = name === "" ? null : (known.get(name) ?? crypto.randomUUID());
  const isNew = speaker !== null && !known.has(name);
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
    verdict: { label: labels[at % labels.length], rationale: "", status: "final", evidence: isCommission(suggestion, letters) ? evidence : [] },
  };
  return [
    ...(isNew ? [{ speaker: { id: speaker, name, kind, anonymous: kind === "collective", descriptor: kind === "collective" ? name : "" } }] : []),
    { put, base: 0 },
    { decide: suggestion.id, as: "accepted", claim },
  ];
}

function isCommission({ content }, letters) {
  return content.some(([start, end]) => letters.slice(start, end).join("").includes("11 billion"));
}

async function importSome(page) {
  await page.goto(`${project}/import`);
  const story = (words) => Buffer.from(`${words}\n\nThe harbour office said on Monday that the ferry would sail again.\n`);
  const stamp = Date.now();
  await page.locator('input[type="file"]').setInputFiles([
    { name: "ferry-sails-again.txt", mimeType: "text/plain", buffer: story(`Ferry sails again (${stamp})`) },
    { name: "ferry-sails-again-copy.txt", mimeType: "text/plain", buffer: story(`Ferry sails again (${stamp})`) },
    { name: "harbour-week.jsonl", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ title: "Harbour week", text: "" })) },
  ]);
  await page.getByRole("article").first().getByText("1 added").waitFor();
}

async function buildExport(page) {
  await page.goto(`${project}/export`);
  await page.getByRole("button", { name: "Build export" }).click();
  await page.getByRole("link", { name: /^Download/ }).first().waitFor();
}

/** Open the story with the claim on the commission active, and press the given keys. */
async function annotate(page, name, ...keys) {
  await page.goto(`${project}/annotate?article=${story}`);
  const pane = page.getByRole("application", { name: /^Article text/ });
  await pane.waitFor();
  const claim = page.locator("mark", { hasText: "Taldova plans to hold back" }).first();
  await claim.click();
  for (const key of keys) await page.keyboard.press(key);
  await page.waitForLoadState("networkidle");
  await page.mouse.move(4, 4);
  await shoot(page, name);
}

async function picture(page, name, path) {
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  await shoot(page, name);
}

async function shoot(page, name) {
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
