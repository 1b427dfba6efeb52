/**
 * Keeps the page itself on the device, so that it opens without a network: index.html and the scripts and styles of
 * this build. Answers of the API never pass through here. `plugin.ts` fills in VERSION, ENTRY, FIRST and LATER.
 */
const CACHES = "on-record shell ";
const CACHE = CACHES + VERSION;
/** Builds whose files are kept: a tab that was opened before an update still fetches parts of its own build. */
const KEPT_BUILDS = 3;
const PAGE = "/";
/** Addresses that are no page of the application. */
const NO_PAGE = /^\/(?:api|static|health|sign-in\/link|sign-in\/provider|service-worker\.js)(?:\/|$)/;
/** A proxy that stands alone. */
const AWAY = new Set([502, 503, 504]);

addEventListener("install", (event) => event.waitUntil(install().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (!NO_PAGE.test(pathname)) event.respondWith(page(event));
  } else if (pathname.startsWith("/static/assets/")) event.respondWith(asset(request, pathname));
});

/** Take the page and what it needs, from the caches of earlier builds where they have it. */
async function install() {
  const cache = await caches.open(CACHE);
  const index = await fetch(PAGE, { cache: "no-store" });
  // While an update is rolled out another server may still give the page of another build.
  if (!index.ok || !(await index.clone().text()).includes(ENTRY)) throw new Error("the page is of another build");
  await Promise.all(
    FIRST.map(async (file) => {
      const answer = (await found(file)) ?? (await fetch(file, { priority: "low" }));
      if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
      await cache.put(file, answer);
    }),
  );
  await cache.put(PAGE, index);
}

async function activate() {
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHES) && name !== CACHE);
  await Promise.all(names.slice(0, -KEPT_BUILDS + 1 || undefined).map((name) => caches.delete(name)));
  await registration.navigationPreload?.enable();
  await clients.claim();
}

/** The server's page whenever there is a server: an update is never hidden by what is kept. */
async function page({ request, preloadResponse }) {
  try {
    const answer = (await preloadResponse) ?? (await fetch(request));
    return AWAY.has(answer.status) ? ((await keptPage()) ?? answer) : answer;
  } catch (error) {
    const kept = await keptPage();
    if (kept) return kept;
    throw error;
  }
}

async function keptPage() {
  // Every address of the application has the same page, whatever cookies it was fetched with.
  return (await caches.open(CACHE)).match(PAGE, { ignoreVary: true });
}

/** Names of built files hold a digest of what is in them: what is kept is what the server has. */
async function asset(request, path) {
  const kept = await found(path);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && LATER.includes(path)) {
    const copy = answer.clone();
    // A full disk must not keep a font from being shown.
    caches
      .open(CACHE)
      .then((cache) => cache.put(path, copy))
      .catch(() => undefined);
  }
  return answer;
}

/** Ask all caches at once: a page asks for some thirty files before it shows anything. */
function found(path) {
  return caches.match(path, { ignoreVary: true });
}
