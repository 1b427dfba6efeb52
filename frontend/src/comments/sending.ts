/** Comments that wait on this device, as components see them, and how they are sent while a component is there. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";

import { getSession, postComment } from "../api/endpoints.ts";
import type { Comment } from "../api/model.ts";
import { sessionQuery } from "../query.ts";
import { type Waiting, commentBox } from "../sync/comments/commentBox.ts";
import { type Server, keepSending, sendWaiting } from "../sync/comments/sendComments.ts";

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
  useEffect(() => (open === 0 ? undefined : keepSending(() => send())), [open]);
}
