/**
 * The article after this one: leased and fetched as soon as nothing is left to decide in this one, so that it is there
 * when the person comes to it.
 */
import { leaseNext } from "../../api/endpoints.ts";
import type { Id, Work } from "../../api/model.ts";
import { isDone } from "../../work/pass.ts";
import type { Desk } from "../desk/desk.ts";

/** Milliseconds for which what was read holds: after that somebody may have changed it from another tab. */
const FRESH = 60_000;

interface Ahead {
  readonly after: Id;
  readonly at: number;
  readonly work: Promise<Work | null>;
}

let ahead: Ahead | null = null;
let ended: Id | null = null;

/** Fetch it, unless it is here and fresh; where that fails it is asked for in its turn. */
export function fetchAhead(desk: Desk): void {
  const { assignment, project } = desk.state.setting;
  // After an article that is adjudicated comes no work of an annotator.
  if (assignment.kind === "gold") return;
  if (ahead?.after === assignment.id && performance.now() - ahead.at < FRESH) return;
  const work = leaseNext(project.id, { after: assignment.id }).catch(() => null);
  ahead = { after: assignment.id, at: performance.now(), work };
}

/** Fetch it when nothing is left that the pass needs; an article in which nothing was done yet holds no second one. */
export function keepAhead(desk: Desk): () => void {
  return desk.store.subscribe(({ items, setting }, before) => {
    if (items !== before.items && desk.attention.begun && isDone(items, setting)) fetchAhead(desk);
  });
}

/** Say that a pass has ended: what was fetched behind it is next. */
export function endPass(assignment: Id): void {
  ended = assignment;
}

/** Give what was fetched behind the pass that ended last, once; null where it has to be asked for. */
export function takeAhead(): Promise<Work | null> | null {
  const found = ahead;
  ahead = null;
  return found && found.after === ended && performance.now() - found.at < FRESH ? found.work : null;
}
