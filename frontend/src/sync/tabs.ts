/** One tab works on a pass at a time: a web lock holds it, and a message asks the other tab to let go. */

import type { Id } from "../api/model.ts";

/** Milliseconds that a tab gets to let go before the lock is taken from it. */
const PATIENCE = 1500;

/** Hold on a pass; `release` lets another tab have it. */
export interface Hold {
  release(): void;
}

/**
 * Take a pass for this tab, or answer null where another tab has it.
 *
 * With `insist` the other tab is asked to let go, and the lock is taken from it when it does not. `lost` is called
 * when another tab does the same to this one. Browsers give no locks on plain HTTP; there the server's versions are
 * the guard.
 */
export async function holdPass(assignment: Id, lost: () => void, insist = false): Promise<Hold | null> {
  const name = `on-record ${assignment}`;
  if (!("locks" in navigator)) return { release: () => undefined };
  if (!insist) return request(name, { ifAvailable: true }, lost);
  const channel = new BroadcastChannel(name);
  channel.postMessage("let go");
  channel.close();
  try {
    return await request(name, { signal: AbortSignal.timeout(PATIENCE) }, lost);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return request(name, { steal: true }, lost);
  }
}

function request(name: string, options: LockOptions, lost: () => void): Promise<Hold | null> {
  return new Promise((resolve, reject) => {
    let held = false;
    navigator.locks
      .request(name, options, (lock) => {
        if (!lock) {
          resolve(null);
          return undefined;
        }
        held = true;
        return keep(name, lost, resolve);
      })
      .catch((error: unknown) => {
        // A held lock that fails was taken by another tab; one that was never held was not granted.
        if (held) lost();
        else reject(error instanceof Error ? error : new Error(String(error)));
      });
  });
}

function keep(name: string, lost: () => void, granted: (hold: Hold) => void): Promise<void> {
  return new Promise((finish) => {
    const channel = new BroadcastChannel(name);
    const release = (): void => {
      channel.close();
      finish();
    };
    channel.addEventListener("message", () => {
      release();
      lost();
    });
    granted({ release });
  });
}
