/** Code that is fetched when it is needed: a network that fails for a moment must not cost the screen. */

/** Milliseconds before each further try; where the last one fails, so does the whole. */
const PAUSES = [250, 500, 1000, 2000, 4000, 8000];

/**
 * Fetch it, and again where that fails: when the network is back, or after a while. Rejects with the last error when the
 * server has been asked often enough.
 */
export async function untilFetched<Code>(fetchIt: () => Promise<Code>): Promise<Code> {
  document.addEventListener("error", noteFailure, { capture: true });
  for (const pause of PAUSES) {
    try {
      // oxlint-disable-next-line no-await-in-loop -- one try after the other
      return await fetchIt();
    } catch {
      // oxlint-disable-next-line no-await-in-loop -- the next try comes after it
      await (navigator.onLine ? new Promise((done) => setTimeout(done, pause)) : online());
      // oxlint-disable-next-line no-await-in-loop -- code must not be drawn without its styles
      await fetchFailedStyles();
    }
  }
  return fetchIt();
}

const online = (): Promise<unknown> => new Promise((done) => addEventListener("online", done, { once: true }));

/**
 * Styles that could not be fetched. A link that merely has no sheet yet is none of them: it may be on its way, and whoever
 * waits for it would wait for ever if another took its place.
 */
const failed = new Set<HTMLLinkElement>();
/** Settles when nothing that failed is on its way a further time. */
let styles: Promise<unknown> = Promise.resolve();

function noteFailure({ target }: Event): void {
  if (target instanceof HTMLLinkElement && target.rel === "stylesheet") failed.add(target);
}

/** Ask for styles again that code needs: a browser does not do so by itself. */
function fetchFailedStyles(): Promise<unknown> {
  const links = [...failed];
  failed.clear();
  styles = Promise.all([styles, ...links.map(fetchStyles)]);
  return styles;
}

function fetchStyles(link: HTMLLinkElement): Promise<unknown> {
  const again = link.cloneNode() as HTMLLinkElement;
  const settled = new Promise((done) => {
    again.addEventListener("load", done);
    again.addEventListener("error", done);
  });
  link.replaceWith(again);
  return settled;
}
