/** Reads of background jobs, asked again while something is still moving. */
import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { getJob, listJobs } from "../api/endpoints.ts";
import type { Id, Job } from "../api/model.ts";

/** Milliseconds between two looks at a moving job, at the list while one moves, and at the list for a new one. */
const jobInterval = 500;
const listInterval = 2000;
const idleInterval = 5000;

export function isMoving(job: { state: Job["state"] }): boolean {
  return job.state === "queued" || job.state === "running";
}

/** The newest jobs of a project, newest first; for roles that may follow jobs. */
export const jobsQuery = (project: Id) =>
  queryOptions({
    queryKey: ["project", project, "jobs"],
    queryFn: () => listJobs(project),
    select: ({ results }) => results,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.results.some(isMoving) ? listInterval : idleInterval),
  });

/**
 * Follow one job closely until it ends; then every figure of its project is read again.
 * `listed` is the job as the list has it.
 */
export function useLiveJob<Kind extends Job>(listed: Kind): Kind {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ["job", listed.id],
    queryFn: () => getJob(listed.id) as Promise<Kind>,
    enabled: isMoving(listed),
    refetchInterval: ({ state }) => (state.data === undefined || isMoving(state.data) ? jobInterval : false),
    staleTime: 0,
  });
  const job = isMoving(listed) && data !== undefined ? data : listed;
  const ended = isMoving(listed) && !isMoving(job);
  useEffect(() => {
    if (!ended) return;
    void queries.invalidateQueries({ queryKey: ["project", listed.project] });
    void queries.invalidateQueries({ queryKey: ["projects"] });
  }, [ended, queries, listed.project]);
  return job;
}
