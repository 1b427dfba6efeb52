/** Reads of the export page. */
import { queryOptions } from "@tanstack/react-query";

import { listExports, listMembers, previewExport } from "../../api/endpoints.ts";
import type { ExportPreview, Id, Member, Wanted } from "../../api/model.ts";
import { isMoving } from "../jobs.ts";
import { may } from "../permissions.ts";
import { t } from "./messages.ts";

const movingInterval = 700;

export const exportsQuery = (project: Id) =>
  queryOptions({
    queryKey: ["project", project, "exports"],
    queryFn: () => listExports(project),
    select: ({ results }) => results,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.results.some(isMoving) ? movingInterval : false),
  });

export const previewQuery = (project: Id, wanted: Wanted) =>
  queryOptions({
    queryKey: ["project", project, "preview", wanted],
    queryFn: () => previewExport(project, wanted),
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

/** Where some are chosen, the server counts no further. */
const counted = 1000;

/** How much a dataset will hold. */
export function sizeOf({ articles, claims }: ExportPreview): string {
  const most = (count: number) => claims !== null && count >= counted;
  const parts = [most(articles) ? t("articles_or_more", { count: articles }) : t("articles", { count: articles })];
  if (claims !== null)
    parts.push(most(claims) ? t("claims_or_more", { count: claims }) : t("claims", { count: claims }));
  return parts.join(", ");
}

/** The head of a checksum, enough to compare by eye. */
export function shortChecksum(sha256: string): string {
  return `${sha256.slice(0, 8)}…`;
}
