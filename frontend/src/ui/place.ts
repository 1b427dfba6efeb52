/** Whether an article can be taken, in words. */
import type { Place } from "../api/model.ts";
import { formatTime, translator } from "./language/translate.ts";

export const t = translator("ui/place", {
  annotate: "Annotate",
  annotate_label: "Annotate article {number}",
  continue: "Continue",
  continue_label: "Continue article {number}",
  again: "Open again",
  again_label: "Open again: article {number}",
  read: "Read",
  submitted: "Submitted by you",
  no_place: "Other people have it",
  finished: { one: "Finished by one person", other: "Finished by {count} people" },
  full_one: "One other person has it",
  full_two: "Two people have it",
  full: "{count} people have it",
  held_one: "{names} has it; the lease ends at {time}",
  held: "Held by {names}; one lease ends at {time}",
  full_until: "{people}; one lease ends at {time}",
  and: "{names} and {last}",
});

/** Say why an article cannot be taken; empty where it can, or where nobody would take it. */
export function whyNot({ place, free_at, held_by, passes_submitted, passes_needed: needed }: Place): string {
  if (place === "submitted") return t("submitted");
  if (place !== "full") return "";
  // A blind project says no more than that.
  if (needed === 0) return t("no_place");
  if (passes_submitted >= needed) return t("finished", { count: needed });
  if (free_at === null) return people(needed);
  const time = formatTime(free_at);
  if (held_by.length === 1 && needed === 1) return t("held_one", { names: held_by[0] ?? "", time });
  if (held_by.length === needed) return t("held", { names: inWords(held_by), time });
  return t("full_until", { people: people(needed), time });
}

const people = (count: number): string =>
  count === 1 ? t("full_one") : count === 2 ? t("full_two") : t("full", { count });

export function inWords(names: readonly string[]): string {
  const [last = "", ...others] = names.toReversed();
  return others.length === 0 ? last : t("and", { names: others.toReversed().join(", "), last });
}
