/** Sends what is kept of a pass that is not open. */
import { alive } from "../api/client.ts";
import { getWork, sync } from "../api/endpoints.ts";
import { ApiError } from "../api/errors.ts";
import type { Id } from "../api/model.ts";
import { OffsetMap } from "../text/offsets.ts";
import { ActiveTime } from "./activeTime.ts";
import { Flusher } from "./flush.ts";
import { Outbox } from "./outbox.ts";
import type { DeviceStore } from "./device/store.ts";
import { newUuid, readWork } from "./wire.ts";

/** Send it as an open pass would: versions and repeats are treated alike. */
export async function sendPass(store: DeviceStore, assignment: Id, person: number): Promise<void> {
  try {
    const work = await getWork(assignment);
    const { text } = work.article;
    const map = new OffsetMap(text);
    const { pass, versions } = readWork(map, work, newUuid);
    const outbox = new Outbox({ assignment, store, person, map, text, versions, changed: () => undefined });
    await outbox.restore(pass);
    const flusher = new Flusher({
      outbox,
      send: (ops, seconds, options) => sync(assignment, ops, seconds, { ...options, person }),
      active: new ActiveTime(),
      turn: work.assignment.turn,
      alive,
      report: () => undefined,
    });
    await flusher.flush();
    flusher.stop();
    await outbox.stored();
  } catch (error) {
    // What cannot be sent is counted by whoever asked.
    if (!(error instanceof ApiError)) throw error;
  }
}
