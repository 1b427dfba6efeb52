/** A desk for tests: the small pass of `work/testing.ts`, opened as the screen opens it, with a server that takes all. */

import type { Work } from "../api/model.ts";
import { OffsetMap } from "../text/offsets.ts";
import { smallPass } from "../work/testing.ts";
import { Desk } from "./desk/desk.ts";
import "./late.ts";

/** What the server gives for a text without suggestions, or for the small article with its two. */
export function workOf(text?: string): Work {
  const { setting, pass } = smallPass();
  const map = new OffsetMap(setting.text);
  const article = text === undefined ? setting.article : { ...setting.article, text, length: Array.from(text).length };
  const suggestions = text === undefined ? [...setting.suggestions.values()] : [];
  return {
    assignment: setting.assignment,
    project: setting.project,
    article,
    suggestions: suggestions.map((one) => ({
      ...one,
      content: map.toWire(one.content),
      source: map.toWire(one.source),
      cue: map.toWire(one.cue),
      decision: null,
      claim: null,
    })),
    suggestions_pending: false,
    claims: [],
    speakers: [...pass.speakers.values()],
    queue: { number: 1, articles: 1, mine_submitted: 0 },
  };
}

/** What the server gives for a text in which so many of the places that match are suggestions. */
export function suggested(text: string, said: RegExp, count: number): Work {
  const [sample] = workOf().suggestions;
  const places = Array.from(text.matchAll(said), (match) => [match.index, match.index + match[0].length] as const);
  const chosen = Array.from({ length: count }, (_, at) => places[Math.floor((at * places.length) / count)] ?? [0, 1]);
  const suggestions = chosen.flatMap((place, at) =>
    sample
      ? [
          {
            ...sample,
            id: `suggestion-${at}`,
            content: [place],
            source: [],
            cue: [],
            parent: null,
          } as Work["suggestions"][number],
        ]
      : [],
  );
  return { ...workOf(text), suggestions };
}

/** Open a pass over a text, or over the small article with its two suggestions. */
export async function openDesk(text?: string, work = workOf(text)): Promise<Desk> {
  return Desk.open(work, null, async (_, ops) => ({
    results: ops.map((op) => ({ status: "ok", id: "put" in op ? op.put.id : "", version: 1 })),
    assignment: work.assignment,
  }));
}
