/** Brings waiting comments to the server: at once, when the network is back, and every few seconds while some wait. */
import { ApiError } from "../../api/errors.ts";
import type { Comment, Id } from "../../api/model.ts";
import type { CommentBox, Waiting } from "./commentBox.ts";

/** Milliseconds between two tries. */
const AGAIN = 5000;

/** What the sender needs of the world. */
export interface Server {
  /** Who is signed in now; null for nobody. */
  who(): Promise<number | null>;
  post(entry: Waiting): Promise<Comment>;
  /** Make sure that the server has the claim; false while it has not. */
  hasClaim(claim: Id): Promise<boolean>;
}

/**
 * Send what waits, one after the other. What cannot be reached goes on waiting; what is refused stays with the reason.
 * Returns the comments that the server has now.
 */
export async function sendWaiting(box: CommentBox, server: Server): Promise<readonly Comment[]> {
  const done: Comment[] = [];
  const tried = new Set<Id>();
  const next = (): Waiting | undefined => box.waiting.find(({ id, refused }) => refused === null && !tried.has(id));
  if (!next()) return done;
  try {
    const user = await server.who();
    for (let entry = next(); entry; entry = next()) {
      tried.add(entry.id);
      if (entry.user !== user) continue;
      // One after the other: they are a conversation.
      // oxlint-disable-next-line no-await-in-loop
      if (entry.claim !== null && !(await server.hasClaim(entry.claim))) continue;
      // oxlint-disable-next-line no-await-in-loop
      const sent = await tryOne(box, server, entry);
      if (sent) done.push(sent);
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
  return done;
}

async function tryOne(box: CommentBox, server: Server, entry: Waiting): Promise<Comment | null> {
  try {
    const comment = await server.post(entry);
    box.drop(entry.id);
    return comment;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const later = error.unreachable || error.status >= 500 || error.status === 401 || error.status === 429;
    if (later || error.code === "csrf" || error.code === "other_person") throw error;
    box.refuse(entry.id, error.message);
    return null;
  }
}

/** Send now, when the network is back and every few seconds; returns the way to stop. */
export function keepSending(send: () => void): () => void {
  send();
  const timer = setInterval(send, AGAIN);
  addEventListener("online", send);
  return () => {
    clearInterval(timer);
    removeEventListener("online", send);
  };
}
