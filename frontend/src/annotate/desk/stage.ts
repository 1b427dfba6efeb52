/**
 * From the project to an article on the desk: lease the next one, hold it for this tab, open it, and go on to
 * the one after.
 */
import { useCallback, useEffect, useRef, useState } from "react";

import { getWork, leaseNext, reopen, sync } from "../../api/endpoints.ts";
import type { Id, Work } from "../../api/model.ts";
import { takeSoon } from "../../soon.ts";
import { isWished } from "../../ui/page/wish.ts";
import { pagePerson } from "../../api/person.ts";
import { DeviceStore } from "../../sync/store.ts";
import { type Hold, holdPass } from "../../sync/tabs.ts";
import { Desk } from "./desk.ts";
import { actsNow, prefetchActs } from "./run.ts";

export type Stage =
  | { readonly kind: "loading" }
  | { readonly kind: "working"; readonly desk: Desk; readonly queue: Work["queue"]; readonly pending: boolean }
  | { readonly kind: "empty" }
  /** Another tab has the article. */
  | { readonly kind: "elsewhere"; readonly work: Work }
  /** The person handed it in before, and came back to it. */
  | { readonly kind: "submitted"; readonly work: Work }
  /** Something went wrong, or the article is not to be had; `retry` does the same once more. */
  | { readonly kind: "problem"; readonly error: unknown; readonly retry: () => void };

export interface StageControl {
  readonly stage: Stage;
  /** Fetch the next article, or the given one; that is taken only when the person asked for it. */
  load(article?: Id, take?: boolean): void;
  /** Take an article over from another tab. */
  takeOver(work: Work): void;
  /** Open a submitted pass for changes. */
  openAgain(work: Work): void;
}

let device: Promise<DeviceStore | null> | undefined;
/** Changes of the pass that was left are still on their way: what is read before they arrived would not show them. */
let leaving: Promise<void> = Promise.resolve();

/** The device's store, opened once; null where the browser allows none, as some do in private windows. */
function deviceStore(): Promise<DeviceStore | null> {
  device ??= DeviceStore.open().then(
    async (store) => {
      await store.prune(Date.now(), pagePerson()?.id ?? null);
      return store;
    },
    () => null,
  );
  return device;
}

export function useStage(project: Id, article: Id | undefined): StageControl {
  const [stage, setStage] = useState<Stage>({ kind: "loading" });
  const leaveLast = useRef<() => void>(() => undefined);

  /** Open leased work unless something newer was asked for meanwhile. */
  const open = useCallback(async (work: Work, insist: boolean, stopped: AbortSignal): Promise<void> => {
    let desk: Desk | null = null;
    const lost = (): void => {
      desk?.leave();
      setStage({ kind: "elsewhere", work });
    };
    const hold: Hold | null = await holdPass(work.assignment.id, lost, insist);
    if (stopped.aborted) return hold?.release();
    if (!hold) return setStage({ kind: "elsewhere", work });
    try {
      // Another tab may have sent changes since this work was read.
      const fresh = insist ? await getWork(work.assignment.id) : work;
      desk = await Desk.open(fresh, await deviceStore(), (assignment, ops, seconds, options) =>
        sync(assignment, ops, seconds, options),
      );
    } catch (error) {
      // Nobody has it then: the next try must not find it taken.
      hold.release();
      throw error;
    }
    if (stopped.aborted) {
      desk.leave();
      return hold.release();
    }
    const opened = desk;
    leaveLast.current = () => {
      leaving = opened
        .flush()
        .catch(() => false)
        .then(() => {
          opened.leave();
          hold.release();
        });
    };
    setStage({ kind: "working", desk, queue: work.queue, pending: work.suggestions_pending });
    scrollTo({ top: 0 });
    return undefined;
  }, []);

  const running = useRef<AbortController | null>(null);
  const start = useCallback(function begin(run: (stopped: AbortSignal) => Promise<void>): void {
    const retry = (): void => {
      setStage({ kind: "loading" });
      begin(run);
    };
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    leaveLast.current();
    leaveLast.current = () => undefined;
    leaving
      .then(() => run(stop.signal))
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setStage({ kind: "problem", error, retry });
      });
  }, []);

  const load = useCallback(
    (certain?: Id, take = certain !== undefined && isWished(certain)): void =>
      start(async (stopped) => {
        prefetchActs();
        void deviceStore();
        const fetched = certain === undefined ? ((await actsNow()?.takeAhead()) ?? null) : null;
        const work =
          fetched ??
          (await takeSoon(project, certain)) ??
          (await leaseNext(project, certain === undefined ? {} : { article: certain, take }));
        if (stopped.aborted) return;
        if (!work) return setStage({ kind: "empty" });
        if (work.assignment.state === "submitted") return setStage({ kind: "submitted", work });
        await open(work, false, stopped);
      }),
    [project, open, start],
  );
  const takeOver = useCallback(
    (work: Work): void => {
      // The server may take its time: the press is answered at once.
      setStage({ kind: "loading" });
      start((stopped) => open(work, true, stopped));
    },
    [open, start],
  );

  const openAgain = useCallback(
    (work: Work): void =>
      start(async (stopped) => {
        await reopen(work.assignment.id);
        await open(await getWork(work.assignment.id), false, stopped);
      }),
    [open, start],
  );

  useEffect(() => {
    load(article);
    return () => {
      running.current?.abort();
      leaveLast.current();
      leaveLast.current = () => undefined;
    };
  }, [load, article]);
  return { stage, load, takeOver, openAgain };
}
