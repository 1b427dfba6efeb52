/** A small pass for tests: one article, two suggestions of which the second is inside the first, one known speaker. */

import { OffsetMap } from "../text/offsets.ts";
import type { Fragments } from "../text/offsets.ts";
import { fragment } from "../text/offsets.ts";
import type { Pass, Setting, Speaker, Suggestion } from "./types.ts";

export const TEXT =
  "CNN reported 😀 that some officials said the threat was the highest since the strike.\n" +
  "“We do see several planning efforts,” one military official said.";

/** The stretch of a piece of the text. */
export function at(piece: string, text = TEXT): Fragments[number] {
  const start = text.indexOf(piece);
  if (start === -1) throw new Error(`the text has no ${piece}`);
  return fragment(start, start + piece.length);
}

const known: Speaker = {
  id: "speaker-cnn",
  name: "Cable News Network",
  kind: "organisation",
  anonymous: false,
  descriptor: "",
  country: "US",
  wikidata_id: "Q48340",
  aliases: ["CNN"],
  roles: [],
  claims: 3,
  article: null,
};

function suggestion(fields: Partial<Suggestion> & Pick<Suggestion, "id" | "content">): Suggestion {
  return {
    source: [],
    cue: [],
    directness: "indirect",
    score: 0.8,
    reason: null,
    checkworthiness: null,
    engine: "quotes",
    engine_version: "1",
    speaker: null,
    parent: null,
    nesting: null,
    ...fields,
  };
}

const PROJECT: Setting["project"] = {
  id: "project",
  name: "Project",
  scale: {
    key: "scale",
    name: "Scale",
    labels: [
      { id: "l", key: "true", name: "True", digit: 1, color: "true", sign: "✓", comparable: "supported" },
      { id: "l", key: "false", name: "False", digit: 2, color: "false", sign: "✕", comparable: "refuted" },
    ],
  },
  claim_types: ["numerical", "other"],
  accept_all_score: 0.9,
  quotes_in_content: true,
  verdict_required: false,
  engine: "quotes",
  engine_available: true,
  engine_note: null,
  guideline: null,
};

const ARTICLE: Setting["article"] = {
  id: "article",
  number: 1,
  title: "A title",
  url: "",
  publisher: "",
  byline: [],
  published_on: null,
  language: "en",
  text: TEXT,
  length: Array.from(TEXT).length,
  text_sha256: "",
  zones: [],
};

const ASSIGNMENT: Setting["assignment"] = {
  id: "pass",
  state: "leased",
  returned: null,
  kind: "annotation",
  round: 1,
  lease_expires_at: null,
  turn: 0,
  active_seconds: 0,
  suggestions_shown: true,
  suggestions_hidden: null,
  project: "project",
};

export function smallPass(): { setting: Setting; pass: Pass; map: OffsetMap; outer: Suggestion; inner: Suggestion } {
  const outer = suggestion({
    id: "suggestion-outer",
    content: [at("some officials said the threat was the highest since the strike")],
    source: [at("CNN")],
    cue: [at("reported")],
    speaker: { id: null, name: "CNN", kind: "organisation" },
  });
  const inner = suggestion({
    id: "suggestion-inner",
    content: [at("the threat was the highest since the strike")],
    source: [at("some officials")],
    cue: [at("said")],
    speaker: { id: null, name: "some officials", kind: "collective" },
    parent: "suggestion-outer",
    nesting: "span",
  });
  let made = 0;
  const setting: Setting = {
    assignment: ASSIGNMENT,
    project: PROJECT,
    article: ARTICLE,
    text: TEXT,
    zones: [],
    suggestions: new Map([
      [outer.id, outer],
      [inner.id, inner],
    ]),
    newId: () => `made-${(made += 1)}`,
  };
  const pass: Pass = { claims: new Map(), decisions: new Map(), speakers: new Map([[known.id, known]]) };
  return { setting, pass, map: new OffsetMap(TEXT), outer, inner };
}
