/** Takes the place of the service worker where an administrator wants none: it clears up and goes. */
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(retire()));

async function retire() {
  const names = (await caches.keys()).filter((name) => name.startsWith("on-record shell "));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
}
