/** Follows who is signed in while an article is open: its changes wait for their own person, and go out when they are back. */
import { type Person, onPerson } from "../../api/person.ts";
import { openDesks } from "../../sync/openDesks.ts";
import { watchSession } from "../../sync/reentry.ts";
import type { Desk } from "../desk/desk.ts";

/** Go on, or send nothing, as the session wants it; nobody has to reload or to press anything. Returns the way to stop. */
export function followSession(desk: Desk): () => void {
  const { person } = desk.device;
  if (!person) return () => undefined;
  let stopLooking: (() => void) | null = null;
  const blockedBy = () => (desk.state.save.kind === "blocked" ? desk.state.save.why : null);
  const looked = (signedIn: Person | null): void => {
    const why = blockedBy();
    if (why === "pass_over") return;
    if (signedIn === null) {
      if (why === "other_person") desk.device.block("signed_out");
    } else if (signedIn.id !== person.id) desk.device.block("other_person", signedIn);
    else if (why !== null) void desk.device.unblock();
  };
  const stopHearing = onPerson((signedIn) => {
    if (!openDesks.has(desk.device)) return false;
    if (signedIn) looked(signedIn);
    // Signed out in another tab, which has asked what is to become of what is kept.
    else desk.device.leave();
    return signedIn !== null;
  });
  const look = (): void => {
    const obstacle = ["signed_out", "other_person"].includes(blockedBy() ?? "") && openDesks.has(desk.device);
    if (obstacle) stopLooking ??= watchSession(looked);
    else {
      stopLooking?.();
      stopLooking = null;
    }
  };
  const stopFollowing = desk.store.subscribe(look);
  look();
  return () => {
    stopHearing();
    stopFollowing();
    stopLooking?.();
  };
}
