/** Looks whether somebody is signed in again while nothing can be sent: in this tab, in another, by a link. */
import { getSession } from "../api/endpoints.ts";
import { ApiError } from "../api/errors.ts";
import { type Person, personOf } from "../api/person.ts";

/** Milliseconds between two looks; the last one repeats. Another tab says so at once: this is for when it cannot. */
const LOOKS: readonly number[] = [2000, 5000, 10_000, 20_000, 60_000];

/** Look now, when the page is come back to and from time to time; returns the way to stop. */
export function watchSession(found: (person: Person | null) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let looks = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async (): Promise<void> => {
    clearTimeout(timer);
    try {
      const { user } = await getSession();
      if (!signal.aborted) found(personOf(user));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
    if (signal.aborted) return;
    timer = setTimeout(() => void look(), LOOKS[Math.min(looks, LOOKS.length - 1)]);
    looks += 1;
  };
  const again = (): void => void (document.visibilityState === "visible" && look());
  addEventListener("focus", again, { signal });
  addEventListener("online", again, { signal });
  document.addEventListener("visibilitychange", again, { signal });
  signal.addEventListener("abort", () => clearTimeout(timer));
  void look();
  return () => stop.abort();
}
