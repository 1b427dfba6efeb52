/** Directness of a claim from the quotation marks in and around its content: the same rule as the server's. */

import type { Fragments } from "./offsets.ts";

export type Directness = "direct" | "indirect" | "mixed" | "free_indirect" | "reported";

const DOUBLE = /["“”„«»]|''/;
const DOUBLE_FIRST = /^(?:["“”„«»]|'')/;
const DOUBLE_LAST = /(?:["“”„«»]|'')$/;
const DOUBLE_BEFORE = /(?:["“„«]|'')$/;
// Single marks are apostrophes too, so they count in pairs only. A straight one inside a sentence may be either.
const SINGLE_FIRST = /^[‘‚‹']/;
const SINGLE_LAST = /[’‘›']$/;
const SINGLE_BEFORE = /(?<![\p{L}\p{N}])[‘‚‹']$/u;
const SINGLE_AFTER = /^[’‘›'](?![\p{L}\p{N}])/u;
const INNER_PAIR = /(?<![\p{L}\p{N}_])[‘‚‹](?=\S)[^’‘›‚‹\n]*[^\s’‘›‚‹][’‘›](?![\p{L}\p{N}_])/u;
const EDGE_END = /[ \t\n.,;:!?]+$/;
const EDGE_START = /^[ \t\n.,;:!?]+/;

/**
 * Say direct, mixed or indirect for a claim's content.
 *
 * Direct: the content begins and ends with a quotation mark, or stands between two; double or single marks, in both places the
 * same kind. Mixed: a mark inside. Indirect: none.
 */
export function directnessOf(text: string, content: Fragments): Directness {
  const first = content[0];
  const last = content.at(-1);
  if (!first || !last) return "indirect";
  const body = content
    .map(([start, end]) => text.slice(start, end))
    .join(" ")
    .trim();
  const bare = body.replace(EDGE_END, "");
  const before = text.slice(Math.max(0, first[0] - 3), first[0]);
  const after = text.slice(last[1], last[1] + 4).replace(EDGE_START, "");
  const opened = DOUBLE_FIRST.test(body) || DOUBLE_BEFORE.test(before.slice(-2).trim());
  const closed = DOUBLE_LAST.test(bare) || DOUBLE_FIRST.test(after);
  if (opened && closed) return "direct";
  const openedSingle = SINGLE_FIRST.test(body) || SINGLE_BEFORE.test(before);
  const closedSingle = SINGLE_LAST.test(bare) || SINGLE_AFTER.test(after);
  if (openedSingle && closedSingle) return "direct";
  return DOUBLE.test(body) || INNER_PAIR.test(bare) ? "mixed" : "indirect";
}
