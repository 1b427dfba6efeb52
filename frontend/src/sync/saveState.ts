/** What the screen says about saving; it never says more than is true. */

export type SaveState =
  /** The server has everything. */
  | { readonly kind: "saved" }
  /** On the way to the device or to the server. */
  | { readonly kind: "saving"; readonly changes: number }
  /** The server did not answer; the changes, of which there may be none yet, are kept on this device. */
  | { readonly kind: "offline"; readonly changes: number }
  /** The server has another version of a claim, and a person has to choose. */
  | { readonly kind: "conflict"; readonly changes: number }
  /** The server will not take a change as it is. */
  | { readonly kind: "refused"; readonly changes: number }
  /** Nothing can be sent until the person signs in, or because the pass is over on the server. */
  | { readonly kind: "blocked"; readonly why: Block; readonly changes: number }
  /** This device keeps nothing and the server has not got it yet: closing the tab would lose it. */
  | { readonly kind: "only_here"; readonly changes: number };

/** Why nothing can be sent; `other_person`: somebody else is signed in in this browser now. */
export type Block = "signed_out" | "other_person" | "pass_over";

export interface Facts {
  readonly unsent: number;
  readonly storing: number;
  readonly storageFailed: boolean;
  readonly unreachable: boolean;
  readonly blocked: Block | null;
  readonly conflicts: number;
  readonly refused: number;
}

/** Say in which state saving is; the worst news first. */
export function saveStateOf(facts: Facts): SaveState {
  const changes = facts.unsent;
  if (changes === 0 && facts.blocked === null && !facts.unreachable) return { kind: "saved" };
  if (facts.storageFailed && (facts.unreachable || facts.blocked !== null) && (changes > 0 || facts.blocked === null))
    return { kind: "only_here", changes };
  if (facts.blocked !== null) return { kind: "blocked", why: facts.blocked, changes };
  if (facts.conflicts > 0) return { kind: "conflict", changes: facts.conflicts };
  if (facts.refused > 0) return { kind: "refused", changes: facts.refused };
  if (facts.unreachable && (facts.storing === 0 || changes === 0)) return { kind: "offline", changes };
  return { kind: "saving", changes };
}

/** Tell whether closing the tab now would lose something. */
export function wouldLose(facts: Facts): boolean {
  return facts.unsent > 0 && (facts.storageFailed || facts.storing > 0);
}
