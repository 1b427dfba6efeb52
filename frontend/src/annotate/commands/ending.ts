/** What ends a pass: the last changes are sent, the server is told, and nothing of it stays on the device. */
import { handInOf, skip } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import type { Failure } from "../../sync/flush.ts";
import { endPass } from "./ahead.ts";
import type { Desk } from "../desk/desk.ts";
import { load } from "../desk/onDemand.tsx";

export type { Failure };

/** Submit a pass, or skip it with a reason, and forget it here; returns why that failed, or null. */
export async function end(desk: Desk, reason: string | null): Promise<Failure | null> {
  const { id, kind } = desk.state.setting.assignment;
  try {
    if (reason === null) {
      const failure = await desk.device.handIn((...batch) => handInOf(kind)(id, ...batch));
      if (failure) return failure;
    } else {
      if (!(await desk.device.flush())) return "unsent";
      await skip(id, reason);
    }
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error;
  }
  void load().then((all) => all.forgetDismissed(desk));
  await desk.device.forget();
  endPass(id);
  return null;
}
