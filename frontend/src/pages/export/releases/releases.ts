/** Reads of the page with the releases. */
import { queryOptions } from "@tanstack/react-query";

import { listReleases } from "../../../api/endpoints.ts";
import type { Id, Release } from "../../../api/model.ts";
import { isMoving } from "../../jobs.ts";

const movingInterval = 700;

export const releasesQuery = (project: Id) =>
  queryOptions({
    queryKey: ["project", project, "releases"],
    queryFn: () => listReleases(project),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.making && isMoving(state.data.making) ? movingInterval : false),
  });

/** The formats of releases, the usual one first. */
export const FORMATS: readonly string[] = ["parquet", "jsonl"];

/** What two splits share at most, of all pairs of splits. */
export function mostShared({ manifest }: Release): { alike: number; speakers: number } {
  return {
    alike: Math.max(0, ...manifest.leaks.map((leak) => leak.highest_jaccard)),
    speakers: Math.max(0, ...manifest.leaks.map((leak) => leak.shared_speakers)),
  };
}
