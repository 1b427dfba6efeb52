/** What an opened page needs whatever its code does with it: asked for while that code is still on its way. */
import { getSession, leaseNext } from "./api/endpoints.ts";
import type { Id, Session, Work } from "./api/model.ts";

interface Soon {
  readonly project: Id;
  readonly article: Id | undefined;
  /** Null where there is none, or it was refused: then it is asked for in its turn, which says why. */
  readonly work: Promise<Work | null>;
}

let session: Promise<Session | null> | null = null;
let soon: Soon | null = null;

/** Ask who is signed in, and where the address is that of work, for the article; once, as the page starts. */
export function askSoon(): void {
  session = getSession().catch(() => null);
  const project = /^\/p\/([^/]+)\/annotate$/.exec(location.pathname)?.[1];
  if (project === undefined) return;
  const article = new URLSearchParams(location.search).get("article") ?? undefined;
  const work = leaseNext(project, article === undefined ? {} : { article, take: false }).catch(() => null);
  soon = { project, article, work };
}

/** Say who is signed in: the first time as it was asked for, unless that failed. */
export async function readSession(): Promise<Session> {
  const asked = session;
  session = null;
  return (await asked) ?? getSession();
}

/** Give the work that was asked for, once; null where it was something else. */
export function takeSoon(project: Id, article: Id | undefined): Promise<Work | null> | null {
  const found = soon;
  soon = null;
  return found?.project === project && found.article === article ? found.work : null;
}

/** Tell whether the page was opened to work. */
export const opensWork = (): boolean => soon !== null;
