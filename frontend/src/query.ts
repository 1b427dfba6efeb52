/** Reads that several screens share, and what happens to every read or write that fails. */
import { MutationCache, QueryCache, QueryClient, queryOptions } from "@tanstack/react-query";

import { getMeta, getNotices, getProject, getSession, listProjects } from "./api/endpoints.ts";
import { ApiError } from "./api/errors.ts";
import type { Id, Session } from "./api/model.ts";
import { noticed, pagePerson, personOf } from "./api/person.ts";
import { readSession } from "./soon.ts";
import { timeZone } from "./ui/language/translate.ts";

const retries = 2;

/**
 * Make the cache of server state.
 * `onSignedOut` is called when the server no longer knows the user; a query or mutation with `meta.stay` handles that
 * itself, as the annotate screen does, which signs in again in place.
 */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const watch = (error: Error, meta: Record<string, unknown> | undefined): void => {
    if (!(error instanceof ApiError)) return;
    if (error.signedOut && meta?.["stay"] !== true) onSignedOut();
    // Somebody else has signed in since: the page is theirs now, unless a part of it knows better.
    if (error.code === "other_person")
      void getSession().then(
        ({ user }) => noticed(personOf(user)),
        () => undefined,
      );
  };
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => watch(error, query.meta),
      onSuccess: (data, query) => {
        if (query.queryKey[0] !== sessionQuery.queryKey[0]) return;
        const { user } = data as Session;
        const page = pagePerson();
        if (user && page && user.id !== page.id) noticed(personOf(user));
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => watch(error, mutation.meta),
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => worthRetrying(error) && failures < retries,
        retryDelay: (failures) => Math.min(4000, 500 * 2 ** failures),
        // Whether the browser thinks it is online says little about a server on the same machine or network.
        networkMode: "always",
      },
      mutations: { networkMode: "always" },
    },
  });
}

/** Tell whether the same request may succeed a little later: a refused one will not. */
export function worthRetrying(error: unknown): boolean {
  return error instanceof ApiError && (error.unreachable || error.status >= 500);
}

export const sessionQuery = queryOptions({ queryKey: ["session"], queryFn: readSession, staleTime: 5 * 60_000 });
export const metaQuery = queryOptions({ queryKey: ["meta"], queryFn: getMeta, staleTime: Infinity });
export const projectsQuery = queryOptions({ queryKey: ["projects"], queryFn: listProjects });
/** What waits for the person in a project. */
export const noticesQuery = (project: Id) =>
  queryOptions({
    queryKey: ["project", project, "notices"],
    queryFn: () => getNotices(project, timeZone()),
    meta: { stay: true },
  });
export const projectQuery = (project: Id) =>
  queryOptions({ queryKey: ["project", project], queryFn: () => getProject(project) });
