/** What stands beside a speaker's words: the office that they held, and the name that the words do not say. */

import type { Speaker } from "./types.ts";

/** Write an office of which nothing but its name is known. */
export function office(position: string): Speaker["roles"][number] {
  return { position, organisation: "", from: null, to: null };
}

/**
 * Name the office that a speaker held on a day: of several the one that began last, null where none was held then.
 * An office ends before its last day (half-open); without a day the newest office counts. What the article itself calls
 * the speaker is the words of the claim's source, and may be out of date.
 */
export function officeOn({ roles }: Speaker, day: string | null): string | null {
  const held = day === null ? roles : roles.filter(({ from, to }) => (from ?? "") <= day && (to === null || day < to));
  const [newest] = held.toSorted((a, b) => ((a.from ?? "") < (b.from ?? "") ? 1 : -1));
  return newest?.position ?? null;
}

/** The names behind words that do not say them ("he", "the minister"); empty where they do. */
export function behind(words: string, speakers: readonly Speaker[]): string {
  const said = words.toLowerCase();
  return speakers.some(({ name }) => said.includes(name.toLowerCase()))
    ? ""
    : speakers.map(({ name }) => name).join(", ");
}
