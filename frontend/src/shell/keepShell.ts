/** Keeps the page on this device, so that it opens without a network; the work on it is kept by `sync/`. */

const WORKER = "/service-worker.js";

/** Milliseconds after which the first page stands: nothing that is fetched for later comes between it and its reader. */
const STANDS = 5000;

interface ScriptUrls {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** Register the service worker; browsers have none on plain HTTP, and may allow none in private windows. */
export async function keepShell(): Promise<void> {
  if (!import.meta.env.PROD) return;
  try {
    if (!("serviceWorker" in navigator)) return;
    await new Promise((done) => setTimeout(done, STANDS));
    await navigator.serviceWorker.register(trusted(WORKER), { scope: "/", updateViaCache: "none" });
  } catch (refused) {
    // Everything works without it but opening the page while there is no network.
    if (!(refused instanceof DOMException || refused instanceof TypeError)) throw refused;
  }
}

/** The one address from which the content policy lets a script be started by name. */
function trusted(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: ScriptUrls };
  if (!trustedTypes) return url;
  const policy = trustedTypes.createPolicy("service-worker", {
    createScriptURL: (asked) => {
      if (asked !== WORKER) throw new TypeError(`no script is started from ${asked}`);
      return asked;
    },
  });
  return policy.createScriptURL(url);
}

/**
 * Reload the page where a part of it cannot be fetched because the server has another build by now; what was done is
 * kept, as it is over any reload. Without a network the error goes its way and says so.
 */
export function followUpdates(): void {
  addEventListener("vite:preloadError", () => void otherBuild().then((other) => other && location.reload()));
}

async function otherBuild(): Promise<boolean> {
  const own = Array.from(
    document.querySelectorAll<HTMLScriptElement>("script[type=module][src]"),
    ({ src }) => new URL(src).pathname,
  );
  try {
    const answer = await fetch("/", { cache: "no-store" });
    const page = await answer.text();
    // One of them may be the same in both builds.
    return answer.ok && own.some((path) => !page.includes(path));
  } catch {
    return false;
  }
}
