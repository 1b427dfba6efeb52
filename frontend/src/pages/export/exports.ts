/** Reads of the export page. */
import { queryOptions } from "@tanstack/react-query";

import { listExports, listMembers, previewExport } from "../../api/endpoints.ts";
import type { Id, Member } from "../../api/model.ts";
import { isMoving } from "../jobs.ts";
import { may } from "../permissions.ts";

const movingInterval = 700;

export const exportsQuery = (project: Id) =>
  queryOptions({
    queryKey: ["project", project, "exports"],
    queryFn: () => listExports(project),
    select: ({ results }) => results,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.results.some(isMoving) ? movingInterval : false),
  });

export const previewQuery = (project: Id, format: string, layer: string) =>
  queryOptions({
    queryKey: ["project", project, "preview", format, layer],
    queryFn: () => previewExport(project, format, layer),
    staleTime: 5000,
  });

export const membersQuery = (project: Id) =>
  queryOptions({ queryKey: ["project", project, "members"], queryFn: () => listMembers(project) });

/** Those who can have work of their own, by pseudonym. */
export function annotators(members: readonly Member[]): Member[] {
  return members
    .filter((member) => may(member, "take_work"))
    .toSorted((a, b) => a.pseudonym.localeCompare(b.pseudonym, "en"));
}

export const everybody = "all";

/** The head of a checksum, enough to compare by eye. */
export function shortChecksum(sha256: string): string {
  return `${sha256.slice(0, 8)}…`;
}
