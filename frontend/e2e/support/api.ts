/** The HTTP interface, with the session of the page: what a journey prepares or checks without the screen. */
import { createHash } from "node:crypto";

import { expect } from "@playwright/test";
import type { APIResponse, Page } from "@playwright/test";

import type { ArticlesReport, ClaimDocument, Id, Speaker, SyncOp, SyncReply, Work } from "../../src/api/model.ts";
import { blankClaim } from "../../src/work/claim.ts";
import { server } from "./cast.ts";

/** Send a body as the browser application does, and give the answer; a refusal fails the test. */
export const post = <Answer>(page: Page, path: string, data: unknown): Promise<Answer> =>
  send<Answer>(page, "POST", path, data);

/** Change what is there, as the browser application does. */
export const patch = <Answer>(page: Page, path: string, data: unknown): Promise<Answer> =>
  send<Answer>(page, "PATCH", path, data);

async function send<Answer>(page: Page, method: "POST" | "PATCH", path: string, data: unknown): Promise<Answer> {
  const cookies = await page.context().cookies();
  const token = cookies.find((cookie) => cookie.name === "csrftoken")?.value ?? "";
  const headers = { "X-CSRFToken": token, Referer: server };
  return answer<Answer>(path, await page.request.fetch(`/api/v1/${path}`, { method, data, headers }));
}

/** Read from the server; a refusal fails the test. */
export async function get<Answer>(page: Page, path: string): Promise<Answer> {
  return answer<Answer>(path, await page.request.get(`/api/v1/${path}`));
}

/** Bring an article in and give its id; where its text would be held out from suggestions, blank lines nobody sees follow it. */
export async function addArticle(
  page: Page,
  project: string,
  article: { text: string; title: string; language?: string },
): Promise<Id> {
  let { text } = article;
  while (isHeldOut(idOf(project), text)) text += "\n";
  const report = await post<ArticlesReport>(page, `projects/${idOf(project)}/articles?accept_warnings=true`, {
    ...article,
    text,
  });
  const id = report.results[0]?.article;
  if (!id) throw new Error(`the article was not taken: ${JSON.stringify(report)}`);
  return id;
}

/** Tell whether a large project measures trained engines on a text: `claims/articles/held_out.py` has the rule. */
function isHeldOut(project: Id, text: string): boolean {
  return Number.parseInt(sha256(sha256(text) + project).slice(0, 8), 16) / 2 ** 32 < 0.2;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** Take an article, or find the pass over it that this person has. */
export function takeArticle(page: Page, project: string, article: Id): Promise<Work> {
  return post<Work>(page, `projects/${idOf(project)}/next`, { article });
}

/** Send operations in batches the server takes; every one has to succeed. */
export async function sendOps(page: Page, assignment: Id, ops: readonly SyncOp[], batch = 100): Promise<void> {
  for (let at = 0; at < ops.length; at += batch) {
    const body = { ops: ops.slice(at, at + batch), active_seconds: 1 };
    const { results } = await post<SyncReply>(page, `assignments/${assignment}/sync`, body);
    expect(results.filter((result) => result.status !== "ok")).toEqual([]);
  }
}

/** Make the document of a claim by hand; offsets are code points of `text`. */
export function claimOn(
  text: string,
  content: ClaimDocument["content"],
  more: Partial<ClaimDocument> = {},
): ClaimDocument {
  const letters = Array.from(text);
  const exact = (role: ClaimDocument["content"]): string[] =>
    role.map(([start, end]) => letters.slice(start, end).join(""));
  const { source = [], cue = [], addressee = [] } = more;
  return {
    ...blankClaim(crypto.randomUUID(), [], "indirect"),
    content,
    source,
    cue,
    addressee,
    exact: { content: exact(content), source: exact(source), cue: exact(cue), addressee: exact(addressee) },
    speakers: [],
    no_speaker_stated: true,
    ...more,
  };
}

/** Wait until the article has suggestions, and take it. */
export async function takeWithSuggestions(page: Page, project: string, article: Id): Promise<Work> {
  let work = await takeArticle(page, project, article);
  await expect
    .poll(async () => (work = await takeArticle(page, project, article)).suggestions.length, {
      timeout: 30_000,
      intervals: [100, 200],
    })
    .toBeGreaterThan(0);
  return work;
}

/** Read the claims that the server has of a pass. */
export async function heldClaims(page: Page, assignment: Id): Promise<Work["claims"]> {
  return (await get<Work>(page, `assignments/${assignment}`)).claims;
}

/** Give the id in a project's address. */
export function idOf(project: string): Id {
  return project.replace(/^\/p\//, "");
}

export type { Id, Speaker, Work };

async function answer<Answer>(path: string, response: APIResponse): Promise<Answer> {
  expect(response.ok(), `${path}: ${response.status()} ${(await response.text()).slice(0, 500)}`).toBe(true);
  return (await response.json()) as Answer;
}
