/** Whom a search for a speaker finds: those who are known here at once, those of the project when the server answers. */
import { useEffect, useMemo, useState } from "react";

import { searchSpeakers } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import { rankOf, rankOfMention } from "../../work/names.ts";
import type { Claim, Speaker } from "../../work/types.ts";
import { useDeskState } from "../desk/context.ts";

const MAX = 7;
const NOTHING = { query: "", found: [] };
/** The rank of a speaker that only the server finds alike. */
const MIN = 0.01;
/** The rank of a speaker whom the claim has already; above every likeness. */
const CHOSEN = 9;

/** Search here at once, and in the whole project as soon as it answers. */
export function useFound(query: string, mention: string, claim: Claim): readonly Speaker[] {
  const project = useDeskState((state) => state.setting.project.id);
  const article = useDeskState((state) => state.setting.article.id);
  const pass = useDeskState((state) => state.pass);
  const [remote, setRemote] = useState<{ readonly query: string; readonly found: readonly Speaker[] }>(NOTHING);
  useEffect(() => {
    if (query.trim().length < 2) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      searchSpeakers(project, query.trim(), stop.signal).then(
        (page) => setRemote({ query, found: page.results }),
        (error: unknown) => {
          // Without the network the speakers that are known here have to do.
          if (!(error instanceof ApiError) && !stop.signal.aborted) throw error;
        },
      );
    }, 150);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [query, project]);
  return useMemo(() => {
    const all = new Map([...remote.found, ...pass.speakers.values()].map((speaker) => [speaker.id, speaker]));
    const here = [...all.values()].filter(
      (speaker) => !speaker.anonymous || speaker.article === article || speaker.article === null,
    );
    const typed = query.trim();
    const alike = new Set(remote.query === query ? remote.found.map(({ id }) => id) : []);
    // Who is chosen already stands first until something is typed; what the server finds alike comes after the very letters.
    const rank = (speaker: Speaker): number => {
      if (typed !== "") return rankOf(speaker, typed) || (alike.has(speaker.id) ? MIN : 0);
      return claim.speakers.includes(speaker.id) ? CHOSEN : rankOfMention(speaker, mention);
    };
    return here
      .map((speaker) => ({ speaker, place: rank(speaker) }))
      .filter(({ place }) => place > 0 || typed === "")
      .toSorted(
        (a, b) => b.place - a.place || uses(pass.claims, b.speaker, claim) - uses(pass.claims, a.speaker, claim),
      )
      .slice(0, MAX)
      .map(({ speaker }) => speaker);
  }, [query, mention, remote, pass, article, claim]);
}

/** Speakers of this article first, then those the project uses most. */
function uses(claims: ReadonlyMap<string, Claim>, speaker: Speaker, except: Claim): number {
  const here = [...claims.values()].filter((one) => one.id !== except.id && one.speakers.includes(speaker.id)).length;
  return here * 1000 + speaker.claims;
}
