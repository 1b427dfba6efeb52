/** Brings waiting comments to the server: at once, when the network is back, and every few seconds while some wait. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";

import { getSession, postComment } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import type { Comment, Id } from "../../api/model.ts";
import { sessionQuery } from "../../query.ts";
import { type CommentBox, type Waiting, commentBox } from "./commentBox.ts";

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

/** What waits of the signed-in person. */
export function useWaiting(): readonly Waiting[] {
  const box = commentBox();
  const user = useQuery(sessionQuery).data?.user?.id;
  const all = useSyncExternalStore(box.subscribe, () => box.waiting);
  return all.filter((entry) => entry.user === user);
}

let running: Promise<unknown> | null = null;

/** Keep sending as long as the component is there. */
export function useSending(hasClaim: Server["hasClaim"] = async () => true): void {
  const queries = useQueryClient();
  const open = useWaiting().filter(({ refused }) => refused === null).length;
  const send = useEffectEvent(() => {
    running ??= sendWaiting(commentBox(), {
      who: async () => (await getSession()).user?.id ?? null,
      post: ({ article, id, claim, text, user }) => postComment(article, { id, claim, text }, user),
      hasClaim,
    })
      .then((sent) => {
        for (const comment of sent) {
          queries.setQueryData<readonly Comment[]>(
            ["comments", comment.article],
            (before) => before && [...before.filter(({ id }) => id !== comment.id), comment],
          );
        }
      })
      .finally(() => (running = null));
  });
  useEffect(() => {
    if (open === 0) return undefined;
    const now = (): void => send();
    now();
    const timer = setInterval(now, AGAIN);
    addEventListener("online", now);
    return () => {
      clearInterval(timer);
      removeEventListener("online", now);
    };
  }, [open]);
}
