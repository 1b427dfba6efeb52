/**
 * What this device keeps of a pass in IndexedDB: documents the server has not confirmed, and the line of undo
 * steps.
 */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";

import type { ClaimDocument, Id, NewSpeaker } from "../../api/model.ts";
import type { Step } from "../../work/history.ts";
import type { Decision } from "../../work/types.ts";

interface Entry<Kind extends string, Body> {
  readonly assignment: Id;
  readonly kind: Kind;
  readonly id: Id;
  /** The newest document; null takes it away. */
  readonly body: Body;
  /** The server's version that the document was based on; 0 where the server never had one. */
  readonly base: number;
  /** Rises with every change on this device, so that an answer to an older one is known as such. */
  readonly seq: number;
  /** What was sent and not yet confirmed, newest last: an answer may have been lost on the way. */
  readonly sent?: readonly Body[];
}

export type Pending =
  | Entry<"speaker", NewSpeaker>
  | Entry<"claim", ClaimDocument | null>
  | Entry<"decision", Decision | null>;

interface PassRecord {
  readonly assignment: Id;
  /** Whose pass it is; missing in what was kept before this was noted. */
  readonly person?: number | null;
  readonly at: number;
  /** Milliseconds since 1970. */
  readonly touched: number;
}

interface Schema extends DBSchema {
  pending: { key: [Id, string, Id]; value: Pending; indexes: { assignment: Id } };
  steps: { key: [Id, number]; value: Step & { readonly assignment: Id } };
  passes: { key: Id; value: PassRecord };
}

export interface Kept {
  readonly pending: readonly Pending[];
  readonly steps: readonly Step[];
  readonly at: number;
}

/** One atomic write. */
export interface Write {
  readonly put?: readonly Pending[];
  readonly drop?: readonly Pending[];
  readonly steps?: { readonly put: readonly Step[]; readonly drop: readonly number[]; readonly at: number };
}

const STALE = 30 * 24 * 3600 * 1000;

export class DeviceStore {
  private readonly database: IDBPDatabase<Schema>;

  private constructor(database: IDBPDatabase<Schema>) {
    this.database = database;
  }

  /** Open the database of this browser; rejects where the browser allows none. */
  static async open(name = "on-record"): Promise<DeviceStore> {
    const database = await openDB<Schema>(name, 1, {
      upgrade(fresh) {
        const pending = fresh.createObjectStore("pending", { keyPath: ["assignment", "kind", "id"] });
        pending.createIndex("assignment", "assignment");
        fresh.createObjectStore("steps", { keyPath: ["assignment", "n"] });
        fresh.createObjectStore("passes", { keyPath: "assignment" });
      },
      blocking() {
        database.close();
      },
    });
    return new DeviceStore(database);
  }

  /** Read what is kept of a pass. */
  async read(assignment: Id): Promise<Kept> {
    const transaction = this.database.transaction(["pending", "steps", "passes"]);
    const [pending, steps, pass] = await Promise.all([
      transaction.objectStore("pending").index("assignment").getAll(assignment),
      transaction.objectStore("steps").getAll(stepsOf(assignment)),
      transaction.objectStore("passes").get(assignment),
    ]);
    return { pending, steps: steps.map(({ assignment: _, ...step }) => step), at: pass?.at ?? 0 };
  }

  /** Write in one transaction; resolves when the browser has made it durable. */
  async write(assignment: Id, write: Write, person: number | null = null): Promise<void> {
    const transaction = this.database.transaction(["pending", "steps", "passes"], "readwrite", {
      durability: "strict",
    });
    const pending = transaction.objectStore("pending");
    const steps = transaction.objectStore("steps");
    for (const entry of write.put ?? []) void pending.put(entry);
    for (const { kind, id } of write.drop ?? []) void pending.delete([assignment, kind, id]);
    for (const step of write.steps?.put ?? []) void steps.put({ ...step, assignment });
    for (const n of write.steps?.drop ?? []) void steps.delete([assignment, n]);
    if (write.steps)
      void transaction.objectStore("passes").put({ assignment, person, at: write.steps.at, touched: Date.now() });
    // Said at once, so that a tab which closes in this very moment leaves a whole transaction behind.
    transaction.commit();
    await transaction.done;
  }

  /** Forget a pass that the server has in full; if asked so, only where nothing of it waits to be sent. */
  async forget(assignment: Id, only: "always" | "if all is sent" = "always"): Promise<void> {
    const transaction = this.database.transaction(["pending", "steps", "passes"], "readwrite");
    const pending = transaction.objectStore("pending");
    const unsent = await pending.index("assignment").getAllKeys(assignment);
    if (only === "if all is sent" && unsent.length > 0) return transaction.done;
    for (const key of unsent) void pending.delete(key);
    void transaction.objectStore("steps").delete(stepsOf(assignment));
    void transaction.objectStore("passes").delete(assignment);
    return transaction.done;
  }

  /** Name every document that waits to be sent, and every pass of which something is kept. */
  async everything(): Promise<{ readonly pending: readonly Id[]; readonly passes: ReadonlyMap<Id, number | null> }> {
    const transaction = this.database.transaction(["pending", "passes"]);
    const [pending, passes] = await Promise.all([
      transaction.objectStore("pending").getAllKeys(),
      transaction.objectStore("passes").getAll(),
    ]);
    return {
      pending: pending.map(([assignment]) => assignment),
      passes: new Map(passes.map(({ assignment, person = null }) => [assignment, person])),
    };
  }

  /** Forget undo steps of passes that have nothing unsent and that nobody touched for a month, or that are another person's. */
  async prune(now = Date.now(), person: number | null = null): Promise<void> {
    for (const { assignment, touched, person: whose = null } of await this.database.getAll("passes")) {
      const others = person !== null && whose !== null && whose !== person;
      if (now - touched < STALE && !others) continue;
      // One after the other: each is a transaction of its own and none is urgent.
      // oxlint-disable-next-line no-await-in-loop
      await this.forget(assignment, "if all is sent");
    }
  }

  close(): void {
    this.database.close();
  }
}

function stepsOf(assignment: Id): IDBKeyRange {
  return IDBKeyRange.bound([assignment, -Infinity], [assignment, Infinity]);
}
