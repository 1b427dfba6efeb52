/**
 * From the project to an article on the desk: lease the next one, hold it for this tab, open it, and go on to
 * the one after.
 */
import { useEffect, useState } from "react";

import { getWork, leaseNext, reopen, sync } from "../../api/endpoints.ts";
import type { Id, Work } from "../../api/model.ts";
import { takeSoon } from "../../soon.ts";
import { isWished } from "../../ui/page/wish.ts";
import { pagePerson } from "../../api/person.ts";
import { DeviceStore } from "../../sync/device/store.ts";
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
  readonly way: Way;
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

/** The way to one article after the other; what is asked for last counts. */
class Way {
  private running: AbortController | null = null;
  private leaveLast: (() => void) | null = null;
  private project: Id = "";
  private readonly show: (stage: Stage) => void;

  constructor(show: (stage: Stage) => void) {
    this.show = show;
  }

  /** Begin in a project, with a certain article or with the next one. */
  enter(project: Id, article: Id | undefined): void {
    this.project = project;
    this.load(article);
  }

  /** Fetch the next article, or a certain one; that is taken only when the person asked for it. */
  load(certain?: Id, take = certain !== undefined && isWished(certain)): void {
    this.start(async (stopped) => {
      const work = await this.fetch(certain, take);
      if (stopped.aborted) return;
      if (!work) return this.show({ kind: "empty" });
      if (work.assignment.state === "submitted") return this.show({ kind: "submitted", work });
      await this.open(work, false, stopped);
    });
  }

  /** Take an article over from another tab. */
  takeOver(work: Work): void {
    // The server may take its time: the press is answered at once.
    this.show({ kind: "loading" });
    this.start((stopped) => this.open(work, true, stopped));
  }

  /** Open a submitted pass for changes. */
  openAgain(work: Work): void {
    this.start(async (stopped) => {
      await reopen(work.assignment.id);
      await this.open(await getWork(work.assignment.id), false, stopped);
    });
  }

  /** Leave the article that is open, and forget what is on its way. */
  stop(): void {
    this.running?.abort();
    this.leaveLast?.();
    this.leaveLast = null;
  }

  private start(run: (stopped: AbortSignal) => Promise<void>): void {
    this.stop();
    const { signal } = (this.running = new AbortController());
    const retry = (): void => {
      this.show({ kind: "loading" });
      this.start(run);
    };
    leaving
      .then(() => run(signal))
      .catch((error: unknown) => {
        if (!signal.aborted) this.show({ kind: "problem", error, retry });
      });
  }

  /** The work that was fetched ahead or is on its way, else a lease of the next article or of a certain one. */
  private async fetch(article: Id | undefined, take: boolean): Promise<Work | null> {
    prefetchActs();
    void deviceStore();
    const ahead = article === undefined ? await actsNow()?.takeAhead() : null;
    const soon = ahead ?? (await takeSoon(this.project, article));
    return soon ?? leaseNext(this.project, article === undefined ? {} : { article, take });
  }

  /** Open leased work unless something newer was asked for meanwhile. */
  private async open(work: Work, insist: boolean, stopped: AbortSignal): Promise<void> {
    let desk: Desk | null = null;
    const elsewhere = (): void => this.show({ kind: "elsewhere", work });
    const lost = (): void => {
      desk?.device.leave();
      elsewhere();
    };
    const hold: Hold | null = await holdPass(work.assignment.id, lost, insist);
    if (stopped.aborted) return hold?.release();
    if (!hold) return elsewhere();
    try {
      // Another tab may have sent changes since this work was read.
      const fresh = insist ? await getWork(work.assignment.id) : work;
      desk = await Desk.open(fresh, await deviceStore(), sync);
    } catch (error) {
      // Nobody has it then: the next try must not find it taken.
      hold.release();
      throw error;
    }
    if (stopped.aborted) {
      desk.device.leave();
      return hold.release();
    }
    const opened = desk;
    this.leaveLast = () => {
      leaving = opened.device
        .flush()
        .catch(() => false)
        .then(() => {
          opened.device.leave();
          hold.release();
        });
    };
    this.show({ kind: "working", desk, queue: work.queue, pending: work.suggestions_pending });
    scrollTo({ top: 0 });
    return undefined;
  }
}

export function useStage(project: Id, article: Id | undefined): StageControl {
  const [stage, setStage] = useState<Stage>({ kind: "loading" });
  const [way] = useState(() => new Way(setStage));
  useEffect(() => {
    way.enter(project, article);
    return () => way.stop();
  }, [way, project, article]);
  return { stage, way };
}
