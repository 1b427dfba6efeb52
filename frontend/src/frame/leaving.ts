/** What is to become of a person's work on this device when they sign out. */
import { signOut } from "../api/account.ts";
import { getSession, postComment } from "../api/endpoints.ts";
import type { Id } from "../api/model.ts";
import { commentBox } from "../sync/comments/commentBox.ts";
import { sendWaiting } from "../sync/comments/sendComments.ts";
import { Dismissals } from "../sync/device/dismissals.ts";
import { empty, unsentOf, waitingIn } from "../sync/device/kept.ts";
import { openDesks } from "../sync/openDesks.ts";
import { fetchSender } from "./sender.ts";
import { DeviceStore } from "../sync/device/store.ts";

export { signOut };

/** What a person has not sent, and comments that they were writing. */
export interface Left {
  readonly changes: number;
  readonly comments: number;
  readonly drafts: number;
}

/** Milliseconds that what is open gets to be sent before it counts as unsent. */
const PATIENCE = 5000;

/** Send what is open in this tab, and count what this device still has of a person. */
export async function leftOf(person: number): Promise<Left> {
  const sent = Promise.all(Array.from(openDesks, (desk) => desk.sendAll()));
  await Promise.race([sent, new Promise((over) => setTimeout(over, PATIENCE))]);
  const counts = await withStore((store) => unsentOf(store, person), new Map<Id, number>());
  const box = commentBox();
  return {
    changes: [...counts.values()].reduce((sum, count) => sum + count, 0),
    comments: box.waiting.filter(({ user }) => user === person).length,
    drafts: box.draftsOf(person).length,
  };
}

/** Send all that can be sent, also of articles that are not open; gives what is left. */
export async function sendRest(person: number): Promise<Left> {
  await sendWaiting(commentBox(), {
    who: async () => (await getSession()).user?.id ?? null,
    post: ({ article, id, claim, text, user }) => postComment(article, { id, claim, text }, user),
    hasClaim: async () => true,
  });
  const { sendPass } = await fetchSender();
  const open = new Set(Array.from(openDesks, ({ assignment }) => assignment));
  await withStore(async (store) => {
    for (const assignment of (await unsentOf(store, person)).keys()) {
      // One after the other: there is seldom more than one.
      // oxlint-disable-next-line no-await-in-loop
      if (!open.has(assignment)) await sendPass(store, assignment, person);
    }
  }, undefined);
  return leftOf(person);
}

/** Take everything of a person off this device but what is unsent, or that as well; of others, what is sent. */
export async function clearDevice(person: number, unsent: "keep" | "discard"): Promise<void> {
  for (const desk of openDesks) desk.leave();
  const waiting = await withStore(async (store) => {
    await empty(store, person, unsent);
    return waitingIn(store);
  }, new Set<Id>());
  try {
    const dismissals = await Dismissals.open();
    await dismissals.keepOnly(waiting);
    dismissals.close();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
  if (unsent === "discard") commentBox().forget(person);
}

async function withStore<Value>(act: (store: DeviceStore) => Promise<Value>, none: Value): Promise<Value> {
  let store: DeviceStore;
  try {
    store = await DeviceStore.open();
  } catch (error) {
    // A browser that keeps nothing has nothing to be taken away.
    if (!(error instanceof DOMException)) throw error;
    return none;
  }
  try {
    return await act(store);
  } finally {
    store.close();
  }
}
