/** Where the code is that sends a pass: it comes with the screen that makes one, and `router.tsx` says how to fetch that. */
interface Sender {
  readonly sendPass: typeof import("../sync/sendPass.ts").sendPass;
}

let fetchIt: () => Promise<Sender> = () => Promise.reject(new Error("router.tsx was not imported"));

/** Say where it comes from, so that nothing here imports a screen. */
export function senderComesFrom(fetch: () => Promise<Sender>): void {
  fetchIt = fetch;
}

export const fetchSender = (): Promise<Sender> => fetchIt();
