/**
 * What is put where something else stands on the screen: everybody reads first and puts then, for a browser that is asked
 * for a place after anything was put lays the page out once more.
 */

/** Reads places and gives what puts something there; null where there is nothing to put. */
type Read = () => (() => void) | null;

let reads: Read[] = [];

/** Have places read when everything that is drawn together is there, in any case before it is painted. */
export function whenDrawn(read: Read): void {
  if (reads.push(read) > 1) return;
  queueMicrotask(() => {
    const all = reads;
    reads = [];
    for (const put of all.map((one) => one())) put?.();
  });
}
