/** Directness of a claim from the quotation marks in and around its content: the same rule as the server's. */

import type { Fragments } from "./offsets.ts";

export type Directness = "direct" | "indirect" | "mixed" | "free_indirect" | "reported";

const MARK = /["“”„«»]|''/;
const MARK_FIRST = /^(?:["“”„«»]|'')/;
const OPENING_BEFORE = "\"“„«'";
const EDGE_END = /[ \t\n.,;:!?]+$/;
const EDGE_START = /^[ \t\n.,;:!?]+/;

/**
 * Say direct, mixed or indirect for a claim's content.
 *
 * Direct: the content begins and ends with a quotation mark, or stands between two. Mixed: a mark inside.
 * Indirect: none.
 */
export function directnessOf(text: string, content: Fragments): Directness {
  const first = content[0];
  const last = content.at(-1);
  if (!first || !last) return "indirect";
  const body = content
    .map(([start, end]) => text.slice(start, end))
    .join(" ")
    .trim();
  const before = text
    .slice(Math.max(0, first[0] - 2), first[0])
    .trim()
    .slice(-1);
  const after = text
    .slice(last[1], last[1] + 3)
    .replace(EDGE_START, "")
    .slice(0, 1);
  const bare = body.replace(EDGE_END, "");
  const openedBefore = before !== "" && OPENING_BEFORE.includes(before) && MARK_FIRST.test(before + "'");
  const opened = MARK_FIRST.test(body) || openedBefore;
  const closed = MARK_FIRST.test(bare.slice(-2)) || MARK_FIRST.test(bare.slice(-1)) || MARK_FIRST.test(after);
  if (opened && closed) return "direct";
  return MARK.test(body) ? "mixed" : "indirect";
}
