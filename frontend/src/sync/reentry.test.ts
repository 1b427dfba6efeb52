/**
 * While nothing can be sent, the page looks by itself whether its person is signed in again.
 * @vitest-environment node
 */
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import "../../tests/page.ts";
import type { Person } from "../api/person.ts";
import { watchSession } from "./reentry.ts";

/** What the server answers next, and what it was asked. */
let answer: () => Response;
let asked: string[] = [];
let stop: () => void = () => undefined;
let found: (Person | null)[] = [];

beforeEach(() => {
  asked = [];
  found = [];
  answer = nobody;
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.stubGlobal("fetch", async (url: string) => {
    asked.push(url);
    return answer();
  });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const signedIn = (user: unknown) => () => Response.json({ user });
const nobody = signedIn(null);
const vera = signedIn({ id: 7, name: "Vera", username: "vera" });

async function watch(): Promise<void> {
  stop = watchSession((person) => found.push(person));
  await vi.advanceTimersByTimeAsync(0);
}

test("it looks at once, and says who is signed in, or that nobody is", async () => {
  await watch();
  answer = vera;
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).toEqual(["/api/v1/session", "/api/v1/session"]);
  expect(found).toEqual([null, { id: 7, name: "Vera" }]);
});

test("it looks again more and more seldom, and then once a minute", async () => {
  await watch();
  const waits = [2000, 5000, 10_000, 20_000, 60_000, 60_000];
  for (const [times, wait] of waits.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- each look waits for the one before
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(asked).toHaveLength(times + 1);
    // oxlint-disable-next-line no-await-in-loop
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toHaveLength(times + 2);
  }
});

test.each(["focus", "online"])("it looks when the page hears “%s”, and waits anew from then", async (event) => {
  answer = vera;
  await watch();
  dispatchEvent(new Event(event));
  await vi.advanceTimersByTimeAsync(4999);
  expect(found).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(found).toHaveLength(3);
});

test("it looks when somebody comes back to the page, not when they leave it", async () => {
  await watch();
  const seen = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveLength(1);
  seen.mockReturnValue("visible");
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveLength(2);
});

test("a server that does not answer is asked again, and says nothing about anybody", async () => {
  answer = () => new Response("", { status: 503 });
  await watch();
  expect(found).toEqual([]);
  answer = vera;
  await vi.advanceTimersByTimeAsync(2000);
  expect(found).toEqual([{ id: 7, name: "Vera" }]);
});

test("once it was stopped it looks no more, and an answer on its way is not heard", async () => {
  stop = watchSession((person) => found.push(person));
  stop();
  await vi.advanceTimersByTimeAsync(0);
  for (const event of ["focus", "online"]) dispatchEvent(new Event(event));
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(120_000);
  expect([asked.length, found]).toEqual([1, []]);
  await watch();
  stop();
  await vi.advanceTimersByTimeAsync(120_000);
  expect([asked.length, found]).toEqual([2, [null]]);
});
