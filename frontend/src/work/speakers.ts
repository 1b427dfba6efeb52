/** Finds and makes speakers: who is already known, and when two names are not the same person. */

import { office } from "./speakerNames.ts";
import type { Change, Id, NewSpeaker, Pass, Setting, Speaker, Suggestion } from "./types.ts";
import { isUnnamed } from "./unnamed.ts";
import { visibleLine } from "./visible.ts";

/** Make a speaker's document with an id of its own. */
export function newSpeaker(setting: Setting, fields: NewSpeaker): Speaker {
  return {
    id: setting.newId(),
    name: oneLine(fields.name),
    kind: fields.kind,
    anonymous: fields.anonymous,
    descriptor: oneLine(fields.descriptor),
    country: "",
    wikidata_id: "",
    aliases: [],
    roles: fields.role?.trim() ? [office(oneLine(fields.role))] : [],
    claims: 0,
    article: fields.anonymous ? setting.article.id : null,
  };
}

/** Find the speaker that a suggestion means, or make one. An unnamed one is never taken for another. */
export function speakerFor(
  pass: Pass,
  setting: Setting,
  suggestion: Suggestion,
): { id: Id | null; created: Speaker | null } {
  const guess = suggestion.speaker;
  if (!guess) return { id: null, created: null };
  if (guess.id !== null && pass.speakers.has(guess.id)) return { id: guess.id, created: null };
  if (guess.name.trim() === "") return { id: null, created: null };
  const anonymous = isUnnamed(guess.name, guess.kind);
  const known = anonymous ? undefined : [...pass.speakers.values()].find((speaker) => hasName(speaker, guess.name));
  if (known) return { id: known.id, created: null };
  const created = newSpeaker(setting, {
    name: guess.name,
    kind: guess.kind,
    anonymous,
    descriptor: anonymous ? guess.name : "",
  });
  return { id: created.id, created };
}

/** Make a speaker known to the pass. */
export function addSpeaker(speaker: Speaker): Change {
  return { speakers: new Map([[speaker.id, speaker]]) };
}

/** The server takes one visible line of at most 200 characters. */
const LONGEST = 200;

function oneLine(text: string): string {
  return Array.from(visibleLine(text).trim()).slice(0, LONGEST).join("");
}

function hasName(speaker: Speaker, name: string): boolean {
  if (speaker.anonymous) return false;
  const wanted = name.trim().toLowerCase();
  return speaker.name.toLowerCase() === wanted || speaker.aliases.some((alias) => alias.toLowerCase() === wanted);
}
