/** Articles whose claims were marked by hand, with the offsets turned into the browser's: what a careful person would make. */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { type Fragments, OffsetMap } from "../../src/text/offsets.ts";
import type { Directness } from "../../src/work/types.ts";

export interface GoldSpeaker {
  readonly name: string | null;
  readonly kind: string;
  readonly anonymous: boolean;
  readonly aliases: readonly string[];
}

export interface GoldClaim {
  readonly id: string;
  readonly content: Fragments;
  readonly source: Fragments;
  readonly cue: Fragments;
  readonly addressee: Fragments;
  readonly directness: Directness;
  readonly speakers: readonly string[];
  readonly parent: string | null;
}

export interface Gold {
  /** Where the article comes from, for the report. */
  readonly origin: string;
  readonly text: string;
  readonly speakers: Readonly<Record<string, GoldSpeaker>>;
  readonly claims: readonly GoldClaim[];
}

interface Line {
  readonly text: string;
  readonly speakers: Record<string, GoldSpeaker>;
  readonly claims: readonly (Record<"content" | "source" | "cue" | "addressee", [number, number][]> & {
    id: string;
    type: Directness;
    speakers: string[];
    parent: string | null;
  })[];
}

const DEMO = fileURLToPath(new URL("../../../claims/demo/", import.meta.url));

/** Read the demo stories with gold claims, and before them the seed article where ONRECORD_GOLD names its folder. */
export function readGolds(): readonly Gold[] {
  const seed = `${process.env["ONRECORD_GOLD"] ?? ""}/seed_gold.jsonl`;
  return [
    ...(process.env["ONRECORD_GOLD"] && existsSync(seed) ? [goldFrom(seed)] : []),
    readDemo("wire"),
    readDemo("emoji"),
  ];
}

/** Read one of the articles of the demo project. */
export function readDemo(name: "wire" | "emoji"): Gold {
  return goldFrom(`${DEMO}${name}_gold.jsonl`);
}

/** Read the text of the long article of the demo project. */
export function readDebate(): string {
  return readFileSync(`${DEMO}debate.txt`, "utf8");
}

function goldFrom(file: string): Gold {
  const [first = "{}"] = readFileSync(file, "utf8").split("\n");
  const line = JSON.parse(first) as Line;
  const map = new OffsetMap(line.text);
  const claims = line.claims.map((claim) => ({
    id: claim.id,
    content: map.fromWire(claim.content),
    source: map.fromWire(claim.source),
    cue: map.fromWire(claim.cue),
    addressee: map.fromWire(claim.addressee),
    directness: claim.type,
    // Where nobody is named or described, the article states no speaker.
    speakers: claim.speakers.filter((key) => line.speakers[key]?.kind !== "unspecified"),
    parent: claim.parent,
  }));
  const inOrder = claims.toSorted((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a));
  return { origin: file.slice(file.lastIndexOf("/") + 1), text: line.text, speakers: line.speakers, claims: inOrder };
}

function startOf(claim: GoldClaim): number {
  return claim.content[0]?.[0] ?? 0;
}

function endOf(claim: GoldClaim): number {
  return claim.content.at(-1)?.[1] ?? 0;
}
