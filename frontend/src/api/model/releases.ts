/** Releases: numbered datasets that never change. */
import type { components } from "../schema.d.ts";
import type { Wanted } from "./exports.ts";

export type Release = components["schemas"]["ReleaseOut"];
export type ReleaseJob = components["schemas"]["ReleaseJobOut"];

/** What a release is to be made of; what is left out is the usual. */
export interface NewRelease extends Wanted {
  shares: [number, number, number];
  hold_out_speakers: number;
}
