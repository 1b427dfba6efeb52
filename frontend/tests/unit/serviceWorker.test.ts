import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";

import { expect, test } from "vitest";

const SOURCE = readFileSync("shell/service-worker.js", "utf8");
const HOME = "https://desk.example";

interface Event {
  readonly request?: { readonly url: string; readonly method: string; readonly mode: string };
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

/** A device and the server it talks to. */
class Device {
  readonly caches = new Map<string, Map<string, Response>>();
  readonly fetched: string[] = [];
  /** What the server has; null where there is no network. */
  server: Map<string, { status: number; text: string }> | null = new Map();

  /** Start the worker of a build; `install` and `activate` run as the browser runs them. */
  async install(build: string, files: readonly string[] = [`/static/assets/${build}.js`]) {
    const listeners = new Map<string, (event: Event) => void>();
    const values = { VERSION: build, ENTRY: files[0], FIRST: files, LATER: [`/static/assets/${build}.woff2`] };
    const lines = Object.entries(values).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
    runInNewContext([...lines, SOURCE].join("\n"), {
      addEventListener: (type: string, listener: (event: Event) => void) => listeners.set(type, listener),
      caches: this.storage(),
      fetch: (target: string | { url: string }) =>
        this.fetch(typeof target === "string" ? target : new URL(target.url).pathname),
      location: { origin: HOME },
      skipWaiting: async () => undefined,
      clients: { claim: async () => undefined },
      registration: {},
      URL,
      Set,
      Promise,
    });
    const run = async (type: string): Promise<void> => {
      let work: Promise<unknown> = Promise.resolve();
      listeners.get(type)?.({ waitUntil: (promise) => (work = promise), respondWith: () => undefined });
      await work;
    };
    await run("install");
    await run("activate");
    /** Ask for something; null where the worker leaves it to the browser. */
    return async (url: string, mode = "navigate", method = "GET"): Promise<string | null> => {
      let answer: Promise<Response> | null = null;
      const request = { url: new URL(url, HOME).href, mode, method };
      listeners.get("fetch")?.({ request, waitUntil: () => undefined, respondWith: (given) => (answer = given) });
      return answer && (await (await (answer as Promise<Response>)).text());
    };
  }

  deploy(build: string): void {
    const page = { status: 200, text: `<script src="/static/assets/${build}.js">` };
    this.server = new Map([
      ["/", page],
      ["/p/1", page],
      [`/static/assets/${build}.js`, { status: 200, text: `code of ${build}` }],
    ]);
  }

  private async fetch(path: string): Promise<Response> {
    this.fetched.push(path);
    if (!this.server) throw new TypeError("no network");
    const { status, text } = this.server.get(path) ?? { status: 404, text: "nothing" };
    return new Response(text, { status });
  }

  private storage() {
    const { caches } = this;
    return {
      keys: async () => [...caches.keys()],
      delete: async (name: string) => caches.delete(name),
      match: async (path: string) =>
        [...caches.values()]
          .find((cache) => cache.has(path))
          ?.get(path)
          ?.clone(),
      open: async (name: string) => {
        const cache = caches.get(name) ?? new Map<string, Response>();
        caches.set(name, cache);
        return {
          match: async (path: string) => cache.get(path)?.clone(),
          put: async (path: string, answer: Response) => void cache.set(path, answer.clone()),
        };
      },
    };
  }
}

async function installed() {
  const device = new Device();
  device.deploy("one");
  return { device, ask: await device.install("one") };
}

test("without a network, or where only a proxy answers, the page is there at every address of the application", async () => {
  const { device, ask } = await installed();
  device.server = null;
  expect(await ask("/p/1/annotate?article=2")).toContain("one.js");
  expect(await ask("/static/assets/one.js", "cors")).toBe("code of one");
  device.server = new Map([["/p/1", { status: 502, text: "Bad gateway" }]]);
  expect(await ask("/p/1")).toContain("one.js");
});

test("answers of the API, downloads, sign-in links, health and writes never pass through", async () => {
  const { device, ask } = await installed();
  const before = device.fetched.length;
  for (const address of [
    "/api/v1/exports/1/file",
    "/sign-in/link?key=x",
    "/sign-in/provider?code=x",
    "/health/live",
    "/service-worker.js",
  ])
    expect(await ask(address), address).toBeNull();
  expect(await ask("/api/v1/projects", "cors")).toBeNull();
  expect(await ask("/p/1", "navigate", "POST")).toBeNull();
  expect(await ask("https://elsewhere.example/p/1")).toBeNull();
  expect(await ask("/sign-in?link=used")).not.toBeNull();
  expect(device.fetched.slice(before)).toEqual(["/sign-in"]);
  expect([...device.caches.values()].flatMap((cache) => [...cache.keys()]).toSorted()).toEqual([
    "/",
    "/static/assets/one.js",
  ]);
});

test("a new build shows at once, under the old worker and under its own, and old tabs still find their parts", async () => {
  const { device, ask } = await installed();
  device.deploy("two");
  expect(await ask("/p/1")).toContain("two.js");
  const newer = await device.install("two");
  expect(await newer("/p/1")).toContain("two.js");
  expect(await newer("/static/assets/one.js", "cors")).toBe("code of one");
  device.server = null;
  expect(await newer("/p/1")).toContain("two.js");
});

test("the files of three builds are kept and no more, also after a way back", async () => {
  const { device } = await installed();
  for (const build of ["two", "three", "four", "one"]) {
    device.deploy(build);
    // Each is the worker of the build before it.
    // oxlint-disable-next-line no-await-in-loop
    await device.install(build);
  }
  expect([...device.caches.keys()]).toHaveLength(3);
  expect([...device.caches.keys()]).toContain("on-record shell one");
});

test("while an update is rolled out, a page of another build is not kept under this one's name", async () => {
  const device = new Device();
  device.deploy("one");
  await expect(device.install("two")).rejects.toThrow("another build");
  device.server?.set("/static/assets/one.js", { status: 503, text: "later" });
  await expect(device.install("one")).rejects.toThrow("503");
});

test("a font is kept once it was shown, and only one of this build", async () => {
  const { device, ask } = await installed();
  device.server?.set("/static/assets/one.woff2", { status: 200, text: "letters" });
  expect(await ask("/static/assets/one.woff2", "cors")).toBe("letters");
  device.server = null;
  expect(await ask("/static/assets/one.woff2", "cors")).toBe("letters");
  await expect(ask("/static/assets/other.woff2", "cors")).rejects.toThrow("no network");
});
