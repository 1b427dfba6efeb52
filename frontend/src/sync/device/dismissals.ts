/**
 * Which places of an article a person marked as no claim, for as long as the pass lasts: kept on this device, in a
 * database of its own so that it can change without touching unsent work.
 */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";

import type { Id } from "../../api/model.ts";
import type { Fragment, Fragments } from "../../text/offsets.ts";

interface Dismissal {
  readonly assignment: Id;
  /** In UTF-16 units, as the screen holds them. */
  readonly start: Fragment[0];
  readonly end: Fragment[1];
  /** Milliseconds since 1970. */
  readonly at: number;
}

interface Schema extends DBSchema {
  dismissed: { key: [Id, number, number]; value: Dismissal };
}

const STALE = 30 * 24 * 3600 * 1000;

export class Dismissals {
  private readonly database: IDBPDatabase<Schema>;

  private constructor(database: IDBPDatabase<Schema>) {
    this.database = database;
  }

  /** Open the database of this browser and forget what nobody touched for a month; rejects where none is allowed. */
  static async open(name = "on-record dismissals", now = Date.now()): Promise<Dismissals> {
    const database = await openDB<Schema>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore("dismissed", { keyPath: ["assignment", "start", "end"] });
      },
      blocking() {
        database.close();
      },
    });
    const old = (await database.getAll("dismissed")).filter(({ at }) => now - at > STALE);
    await Promise.all(old.map(({ assignment, start, end }) => database.delete("dismissed", [assignment, start, end])));
    return new Dismissals(database);
  }

  /** Read the places that were marked in a pass, in text order. */
  async read(assignment: Id): Promise<Fragments> {
    const kept = await this.database.getAll("dismissed", placesOf(assignment));
    return kept.map(({ start, end }) => [start, end] as const);
  }

  /** Remember a place. */
  async add(assignment: Id, [start, end]: Fragment, now = Date.now()): Promise<void> {
    await this.database.put("dismissed", { assignment, start, end, at: now });
  }

  /** Forget every place of a pass. */
  async forget(assignment: Id): Promise<void> {
    await this.database.delete("dismissed", placesOf(assignment));
  }

  /** Forget every place but those of certain passes. */
  async keepOnly(assignments: ReadonlySet<Id>): Promise<void> {
    const keys = await this.database.getAllKeys("dismissed");
    const gone = keys.filter(([assignment]) => !assignments.has(assignment));
    await Promise.all(gone.map((key) => this.database.delete("dismissed", key)));
  }

  close(): void {
    this.database.close();
  }
}

function placesOf(assignment: Id): IDBKeyRange {
  return IDBKeyRange.bound([assignment], [assignment, []]);
}
