/**
 * The last changes go with the submit, and a pass is handed in once.
 * @vitest-environment node
 */
import { expect, test, vi } from "vitest";

import { ApiError } from "../api/errors.ts";
import type { ClaimDocument } from "../api/model.ts";
import { at } from "../work/testing.ts";
import * as does from "../work/transitions.ts";
import type { Claim } from "../work/types.ts";
import { BACK_OFF, PAUSE, type Send } from "./flush.ts";
import { anewForEachTest, refusal, unreachable, server, openTab, written } from "./testing.ts";
import { newUuid } from "./wire.ts";

anewForEachTest();

test("the last changes go with the submit, in one request", async () => {
  const tab = await openTab();
  const id = tab.create();
  expect(await tab.flusher.handIn(server.submit)).toBeNull();
  expect(server.handedIn).toBe(true);
  expect(server.batches).toHaveLength(1);
  expect(server.claims.get(id)?.version).toBe(1);
  expect(tab.state()).toEqual({ kind: "saved" });
});

test("a pass of which the server has everything is handed in", async () => {
  const tab = await openTab();
  tab.create();
  await tab.flusher.flush();
  expect(await tab.flusher.handIn(server.submit)).toBeNull();
  expect(server.handedIn).toBe(true);
});

test("what went with a refused submit is saved, and sent no second time", async () => {
  const tab = await openTab();
  const claim = tab.create();
  server.problems = [{ claim, code: "speaker_missing", message: "Name the speaker." }];
  const failure = await tab.flusher.handIn(server.submit);
  expect(failure).toMatchObject({ code: "not_ready", problems: server.problems });
  expect(tab.state()).toEqual({ kind: "saved" });
  await vi.advanceTimersByTimeAsync(PAUSE * 2);
  expect(server.batches).toHaveLength(1);
  server.problems = [];
  expect(await tab.flusher.handIn(server.submit)).toBeNull();
});

test("a claim that was changed elsewhere keeps the pass open until somebody has chosen", async () => {
  const tab = await openTab();
  const id = tab.create();
  await tab.flusher.flush();
  const stored = server.claims.get(id);
  server.claims.set(id, { version: 2, document: { ...(stored?.document as ClaimDocument), note: "theirs" } });
  tab.do(does.setFields(tab.claim(), { note: "mine" }));
  expect(await tab.flusher.handIn(server.submit)).toBe("unsent");
  expect(tab.state()).toMatchObject({ kind: "conflict" });
  // Nothing is asked of the server while the choice is open.
  const sent = server.batches.length;
  expect(await tab.flusher.handIn(server.submit)).toBe("unsent");
  expect(server.batches).toHaveLength(sent);
  tab.outbox.settle(id, "mine");
  expect(await tab.flusher.handIn(server.submit)).toBeNull();
  expect(server.claims.get(id)?.document?.note).toBe("mine");
});

test("offline, nothing is handed in, and the changes are sent when the network is back", async () => {
  const tab = await openTab();
  tab.create();
  server.fails = [{ error: unreachable, after: false }];
  expect(await tab.flusher.handIn(server.submit)).toBe("unsent");
  await written(tab.outbox);
  expect(tab.state()).toEqual({ kind: "offline", changes: 1 });
  await vi.advanceTimersByTimeAsync(BACK_OFF[0] ?? 0);
  expect(tab.state()).toEqual({ kind: "saved" });
  expect(server.handedIn).toBe(false);
});

/** The server takes the submit, and nobody hears of it. */
const lost: Send = async (...batch) => {
  await server.submit(...batch);
  throw unreachable;
};

test("a submit whose answer was lost is done once somebody submits again", async () => {
  const tab = await openTab();
  tab.create();
  expect(await tab.flusher.handIn(lost)).toBe("unsent");
  // The same batch, sent again, is answered as the first time.
  await vi.advanceTimersByTimeAsync(BACK_OFF[0] ?? 0);
  expect(tab.state()).toEqual({ kind: "saved" });
  expect(await tab.flusher.handIn(server.submit)).toBeNull();
  expect([server.handedIn, server.claims.size]).toEqual([true, 1]);
});

test("a batch that submit refuses as a whole is sent by itself, which tells what is wrong", async () => {
  const tab = await openTab();
  tab.create();
  const unknown = new ApiError({ status: 400, code: "unknown_field", message: "There is no field ops." });
  expect(await tab.flusher.handIn(() => Promise.reject(unknown))).toMatchObject({ code: "unknown_field" });
  expect(tab.state()).toEqual({ kind: "saved" });
});

test("submitting catches up with what another page has sent", async () => {
  const tab = await openTab();
  tab.create();
  server.during = () => (server.turn = 9);
  expect(await tab.flusher.handIn(server.submit)).toBeNull();
  expect(server.turn).toBe(10);
});

test("more changes than a batch may hold go before the submit, the last of them with it", async () => {
  const tab = await openTab();
  const [first] = [...(does.create(tab.pass, tab.setting, at("strike")).claims?.values() ?? [])];
  const ids = Array.from({ length: 230 }, () => newUuid());
  tab.do({ claims: new Map(ids.map((id) => [id, { ...(first as Claim), id }])) });
  const submit = vi.fn(server.submit);
  expect(await tab.flusher.handIn(submit)).toBeNull();
  expect(server.batches.map((ops) => ops.length)).toEqual([200, 30]);
  expect(submit).toHaveBeenCalledTimes(1);
  expect([server.handedIn, server.claims.size]).toEqual([true, 230]);
});

test("a refused submit that says nothing of the changes keeps them", async () => {
  const tab = await openTab();
  tab.create();
  const details = { results: [], assignment: null };
  const failure = await tab.flusher.handIn(async () => Promise.reject(refusal("not_ready", { details })));
  expect(failure).toBe("unsent");
  expect(tab.outbox.size).toBe(1);
});
