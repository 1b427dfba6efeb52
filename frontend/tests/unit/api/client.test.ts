import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { address, csrfToken, read, write } from "../../../src/api/client.ts";
import { leaseNext } from "../../../src/api/endpoints.ts";
import { ApiError } from "../../../src/api/errors.ts";
import { follow } from "../../../src/api/person.ts";
import { json, startServer } from "./server.ts";
import type { TestServer } from "./server.ts";

let server: TestServer;

beforeEach(async () => {
  server = await startServer();
  document.cookie = "csrftoken=abc%3D1";
});

afterEach(async () => {
  document.cookie = "csrftoken=; Max-Age=0";
  await server.close();
});

async function refusal(request: Promise<unknown>): Promise<ApiError> {
  const error = await request.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiError)) throw new Error("the request was not refused with an ApiError");
  return error;
}

describe("a write", () => {
  test("carries the token of the cookie and a JSON body", async () => {
    await write("POST", "session", { username: "priya" });
    const [request] = server.received;
    expect(request?.path).toBe("/api/v1/session");
    expect(request?.headers["x-csrftoken"]).toBe("abc=1");
    expect(request?.headers["content-type"]).toBe("application/json");
    expect(JSON.parse(request?.body ?? "")).toEqual({ username: "priya" });
  });

  test("says for whom it is: the page's person, a certain one, or whoever is signed in", async () => {
    follow({ id: 7, name: "Priya" });
    await write("POST", "projects", {});
    await write("POST", "projects", {}, { person: 8 });
    await write("POST", "session", {}, { person: null });
    follow(null);
    expect(server.received.map(({ headers }) => headers["x-on-record-person"])).toEqual(["7", "8", undefined]);
  });

  test("asks for a token first when the browser has none yet", async () => {
    document.cookie = "csrftoken=; Max-Age=0";
    server.answer((_, response) => {
      response.writeHead(200, { "Set-Cookie": "csrftoken=fresh; Path=/" });
      response.end("{}");
    });
    await write("POST", "projects", {});
    expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /api/v1/session",
      "POST /api/v1/projects",
    ]);
    expect(server.received[1]?.headers["x-csrftoken"]).toBe("fresh");
  });

  test("gives null for an empty answer, as when nothing is left to annotate", async () => {
    server.answer((_, response) => {
      response.writeHead(204);
      response.end();
    });
    expect(await leaseNext("p1")).toBeNull();
  });
});

describe("a read", () => {
  test("sends no token and leaves empty filters out of the address", async () => {
    await read("projects/p1/articles", { query: { q: "gas & oil", state: null, after: undefined, limit: 50 } });
    const [request] = server.received;
    expect(request?.path).toBe("/api/v1/projects/p1/articles?q=gas+%26+oil&limit=50");
    expect(request?.headers["x-csrftoken"]).toBeUndefined();
  });

  test("that the page gave up is not reported as a server that is gone", async () => {
    const control = new AbortController();
    server.answer(() => control.abort());
    const error: unknown = await read("meta", { signal: control.signal }).catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(ApiError);
    expect((error as Error).name).toBe("AbortError");
  });
});

describe("a refusal", () => {
  test("keeps the server's code, message, field and request number", async () => {
    const body = {
      error: { code: "quote_mismatch", message: "The text differs.", field: "ops.2.put.content", request_id: "r1" },
    };
    server.answer(json(400, body));
    const error = await refusal(read("meta"));
    expect(error).toMatchObject({
      status: 400,
      code: "quote_mismatch",
      message: "The text differs.",
      field: "ops.2.put.content",
      requestId: "r1",
      signedOut: false,
      unreachable: false,
    });
  });

  test("says when to come back after too many attempts", async () => {
    server.answer(
      json(429, { error: { code: "too_many_attempts", message: "", field: null } }, { "Retry-After": "300" }),
    );
    expect((await refusal(read("meta"))).retryAfter).toBe(300);
  });

  test("lists what a submit still needs", async () => {
    const problems = [{ claim: "c1", code: "speaker_missing", message: "Who said it?" }];
    server.answer(json(409, { error: { code: "not_ready", message: "", field: null, problems } }));
    expect((await refusal(write("POST", "assignments/a/submit", {}))).problems).toEqual(problems);
  });

  test("hands over the other version of a claim, null when it was deleted", async () => {
    server.answer(json(412, { error: { code: "stale", message: "", field: null }, theirs: { id: "c1", version: 4 } }));
    expect((await refusal(write("PUT", "assignments/a/claims/c1", {}))).theirs).toMatchObject({ version: 4 });
    server.answer(json(412, { error: { code: "stale", message: "", field: null }, theirs: null }));
    expect((await refusal(write("PUT", "assignments/a/claims/c1", {}))).theirs).toBeNull();
  });

  test("with a proxy's HTML page is still an error one can read", async () => {
    server.answer((_, response) => {
      response.writeHead(502, { "Content-Type": "text/html" });
      response.end("<h1>Bad gateway</h1>");
    });
    expect(await refusal(read("meta"))).toMatchObject({ status: 502, code: "server_error" });
  });

  test("knows a session that is over from a wrong password", async () => {
    server.answer(json(401, { error: { code: "not_signed_in", message: "", field: null } }));
    expect((await refusal(read("projects"))).signedOut).toBe(true);
    server.answer(json(401, { error: { code: "bad_credentials", message: "", field: null } }));
    expect((await refusal(write("POST", "session", {}))).signedOut).toBe(false);
  });
});

test("a success that is not JSON is refused rather than taken for data", async () => {
  server.answer((_, response) => {
    response.writeHead(200, { "Content-Type": "text/html" });
    response.end("<h1>Log in to the wireless network</h1>");
  });
  expect((await refusal(read("projects"))).code).toBe("not_json");
});

test("an answer that breaks off in the middle is no answer", async () => {
  server.answer((_, response) => {
    response.writeHead(200, { "Content-Type": "application/json", "Content-Length": "400" });
    response.write('{"results": [{"status": "ok"');
    setTimeout(() => response.destroy(), 20);
  });
  expect(await refusal(read("projects"))).toMatchObject({ code: "unreachable", unreachable: true, fromServer: false });
});

test("waiting too long is like no answer; a request that was taken back is neither", async () => {
  server.answer(() => undefined);
  const limit = new AbortController();
  setTimeout(() => limit.abort(new DOMException("", "TimeoutError")), 20);
  expect((await refusal(read("projects", { signal: limit.signal }))).unreachable).toBe(true);
  const takenBack = new AbortController();
  setTimeout(() => takenBack.abort(), 20);
  await expect(read("projects", { signal: takenBack.signal })).rejects.toMatchObject({ name: "AbortError" });
});

test("a server that is gone is said to be unreachable", async () => {
  server.answer((_, response) => response.destroy());
  expect(await refusal(read("projects"))).toMatchObject({ status: 0, code: "unreachable", unreachable: true });
});

test("the token is found among other cookies, and not in a longer name", () => {
  expect(csrfToken("theme=dark; csrftoken=a%20b; x=1")).toBe("a b");
  expect(csrfToken("oldcsrftoken=no")).toBeNull();
});

test("a download has a plain address", () => {
  expect(address("exports/e1/file")).toBe("/api/v1/exports/e1/file");
});
