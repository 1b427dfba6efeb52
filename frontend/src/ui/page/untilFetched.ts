/** Code that is fetched when it is needed: a network that fails for a moment must not cost the screen. */

/** Milliseconds before each further try; where the last one fails, so does the whole. */
const PAUSES = [250, 500, 1000, 2000, 4000, 8000];

/**
 * Fetch it, and again where that fails: when the network is back, or after a while. Rejects with the last error when the
 * server has been asked often enough.
 */
export async function untilFetched<Code>(fetchIt: () => Promise<Code>): Promise<Code> {
  for (const pause of PAUSES) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      return await fetchIt();
    } catch {
      // oxlint-disable-next-line no-await-in-loop -- the next try comes after it
      await (navigator.onLine ? new Promise((done) => setTimeout(done, pause)) : online());
      // oxlint-disable-next-line no-await-in-loop -- code must not be drawn without its styles
      await Promise.all(failedStyles().map(fetchStyles));
    }
  }
  return fetchIt();
}

const online = (): Promise<unknown> => new Promise((done) => addEventListener("online", done, { once: true }));

/** Styles that belong to code: a browser does not ask for them a second time. */
const failedStyles = (): readonly HTMLLinkElement[] =>
  Array.from(document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')).filter(
    ({ sheet }) => sheet === null,
  );

function fetchStyles(failed: HTMLLinkElement): Promise<unknown> {
  const again = failed.cloneNode() as HTMLLinkElement;
  const settled = new Promise((done) => {
    again.addEventListener("load", done);
    again.addEventListener("error", done);
  });
  failed.replaceWith(again);
  return settled;
}
