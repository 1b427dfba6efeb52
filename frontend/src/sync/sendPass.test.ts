/**
 * What a person did in passes that are not open any more is sent when they sign out.
 * @vitest-environment node
 */
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { ApiError } from "../api/errors.ts";
import type { Work } from "../api/model.ts";
import { smallPass } from "../work/testing.ts";
import * as does from "../work/transitions.ts";
import { sendPass } from "./sendPass.ts";
import { anewForEachTest, changedElsewhere, device, openTab, server, signedOut, written } from "./testing.ts";

anewForEachTest();

let asked: { method: string; url: string; person: string | null }[] = [];
let goneWith: Error | null = null;

beforeEach(() => {
  asked = [];
  goneWith = null;
  document.cookie = "csrftoken=abc";
  vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
    const person = new Headers(init.headers).get("X-On-Record-Person");
    asked.push({ method: init.method ?? "", url, person });
    if (goneWith) throw goneWith;
    return answer(init).catch((error: ApiError) =>
      Response.json({ error: { ...error, message: error.message } }, { status: error.status }),
    );
  });
});

afterEach(() => vi.unstubAllGlobals());

async function answer({ method, body }: RequestInit): Promise<Response> {
  if (method === "GET") return Response.json(work());
  const { ops, active_seconds, turn } = JSON.parse(String(body));
  return Response.json(await server.send(ops, active_seconds, { turn }));
}

/** The pass as the server has it now. */
function work(): Work {
  const { assignment, project, article } = smallPass().setting;
  const claims = [...server.claims.values()].flatMap(({ version, document }) =>
    document ? [{ ...document, version, updated_at: null }] : [],
  );
  const { turn } = server;
  return {
    assignment: { ...assignment, turn },
    project,
    article,
    claims,
    suggestions: [],
    speakers: [],
  } as unknown as Work;
}

/** Make a claim in a tab, and close the tab before anything is sent. */
async function leftBehind(): Promise<string> {
  const tab = await openTab();
  const id = tab.create();
  await written(tab.outbox);
  tab.flusher.stop();
  return id;
}

test("changes that a closed tab left on the device are sent in their person's name, and kept no longer", async () => {
  const id = await leftBehind();
  await sendPass(device, "pass", 7);
  expect(asked).toEqual([
    { method: "GET", url: "/api/v1/assignments/pass", person: null },
    { method: "POST", url: "/api/v1/assignments/pass/sync", person: "7" },
  ]);
  expect(server.claims.get(id)).toMatchObject({ version: 1, document: { id } });
  expect((await device.read("pass")).pending).toEqual([]);
});

test("a change of a claim that the server had is based on the version it has", async () => {
  const tab = await openTab();
  const id = tab.create();
  await tab.flusher.flush();
  tab.do(does.setFields(tab.claim(), { note: "on the train" }));
  await written(tab.outbox);
  tab.flusher.stop();
  await sendPass(device, "pass", 7);
  expect(server.claims.get(id)).toMatchObject({ version: 2, document: { note: "on the train" } });
  expect(server.turn).toBe(2);
});

test("what was changed elsewhere meanwhile is not overwritten: ours stays on the device", async () => {
  const tab = await openTab();
  const id = tab.create();
  await tab.flusher.flush();
  tab.do(does.setFields(tab.claim(), { note: "mine" }));
  await written(tab.outbox);
  tab.flusher.stop();
  changedElsewhere(id);
  await sendPass(device, "pass", 7);
  expect(server.claims.get(id)?.document?.note).toBe("theirs");
  expect((await device.read("pass")).pending).toMatchObject([{ body: { note: "mine" } }]);
});

test.each([
  ["the network is away", () => (goneWith = new TypeError("no network"))],
  ["the person is signed out", () => server.fails.push({ error: signedOut, after: false })],
])("where %s, everything stays on the device", async (_, happens) => {
  const id = await leftBehind();
  happens();
  await sendPass(device, "pass", 7);
  expect((await device.read("pass")).pending).toMatchObject([{ id }]);
  expect(server.claims.size).toBe(0);
  expect(asked.length).toBeLessThanOrEqual(2);
  await vi.advanceTimersByTimeAsync(300_000);
  expect(asked.length, "nothing goes on in the background").toBeLessThanOrEqual(2);
});

test("a fault of the program is not hidden", async () => {
  await leftBehind();
  vi.spyOn(device, "read").mockRejectedValue(new TypeError("nobody foresaw this"));
  await expect(sendPass(device, "pass", 7)).rejects.toThrow("nobody foresaw this");
});
