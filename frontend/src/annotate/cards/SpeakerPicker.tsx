/**
 * Finds a speaker among those known here and those of the project, or makes a new one, without leaving the
 * keyboard.
 */
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";

import { searchSpeakers } from "../../api/endpoints.ts";
import { ApiError } from "../../api/errors.ts";
import { isComposing } from "../../keys/layout.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { rankOf, rankOfMention } from "../../work/names.ts";
import { addSpeaker, newSpeaker, officeOn } from "../../work/speakers.ts";
import { isUnnamed } from "../../work/unnamed.ts";
import { setSpeakers } from "../../work/transitions.ts";
import type { Claim, NewSpeaker, Speaker } from "../../work/types.ts";
import parts from "../desk/parts.module.css";
import cards from "./cards.module.css";
import { keyName, useDesk, useDeskState } from "../desk/context.ts";
import { useInView } from "./inView.ts";
import { t as words } from "../desk/panelMessages.ts";
import { NewSpeakerForm } from "./NewSpeakerForm.tsx";

const MOST = 7;
const NOTHING = { query: "", found: [] };
/** The rank of a speaker that only the server finds alike. */
const LEAST = 0.01;
/** The rank of a speaker whom the claim has already; above every likeness. */
const CHOSEN = 9;

export function SpeakerPicker({ claim }: { claim: Claim }) {
  const desk = useDesk();
  const text = useDeskState((state) => state.setting.text);
  const [query, setQuery] = useState(() => desk.typed);
  const [at, setAt] = useState(0);
  /** Whether a new speaker is being made: to stand alone, or beside those who are there. */
  const [creating, setCreating] = useState<"alone" | "beside" | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const picker = useRef<HTMLDivElement>(null);
  const list = useId();
  // An empty search offers the words that were marked as the source, and who is most like them.
  const mention = claim.source.map(([start, end]) => text.slice(start, end)).join(" ");
  const found = useFound(query, mention, claim);
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  useInView(picker);

  const name = query.trim() || mention;
  /** Whoever has exactly this name need not be made once more; the key for it still does, for a namesake. */
  const known = found.some((speaker) => speaker.name.toLowerCase() === name.toLowerCase());
  const options = found.length + (name === "" || known ? 0 : 1);
  const choose = (speaker: Speaker, add: boolean): void => {
    const { pass } = desk.state;
    const current = pass.claims.get(claim.id);
    if (!current) return;
    const speakers = add ? [...new Set([...current.speakers, speaker.id])] : [speaker.id];
    const made = pass.speakers.has(speaker.id) ? {} : addSpeaker(speaker);
    desk.commit({ ...setSpeakers(current, speakers), ...made }, "step_speaker");
    desk.set({ lastSpeakers: speakers, panel: null });
    desk.sayActive();
  };
  const create = (fields: NewSpeaker): void => choose(newSpeaker(desk.state.setting, fields), creating === "beside");
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const handled = ((): boolean => {
      if (event.key === "Escape") desk.open(null);
      else if (event.key === "ArrowDown") setAt((at + 1) % Math.max(1, options));
      else if (event.key === "ArrowUp") setAt((at + options - 1) % Math.max(1, options));
      else if (event.key === "Enter" && (event.ctrlKey || event.metaKey || at >= found.length))
        setCreating(name === "" ? null : event.shiftKey ? "beside" : "alone");
      else if (event.key === "Enter") {
        const speaker = found[at];
        if (speaker) choose(speaker, event.shiftKey);
      } else return false;
      return true;
    })();
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (creating) {
    const kind = "person";
    const unnamed = isUnnamed(name, kind);
    return (
      <NewSpeakerForm
        name={name}
        kind={unnamed ? "collective" : kind}
        unnamed={unnamed}
        create={create}
        cancel={() => setCreating(null)}
      />
    );
  }
  return (
    <div ref={picker} className={cards["picker"]}>
      <input
        ref={input}
        className={cards["field"]}
        role="combobox"
        aria-label={words("find_speaker")}
        aria-expanded
        aria-controls={list}
        aria-activedescendant={`${list}-${at}`}
        autoComplete="off"
        dir="auto"
        placeholder={mention || words("find_speaker")}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={list} className={parts["results"]} role="listbox" aria-label={words("speaker_results")}>
        {found.map((speaker, i) => (
          <Result
            key={speaker.id}
            id={`${list}-${i}`}
            speaker={speaker}
            active={i === at}
            use={() => choose(speaker, false)}
          />
        ))}
        {name === "" && found.length === 0 && <p className={parts["help"]}>{words("no_speaker_found")}</p>}
        {options > found.length && (
          <div
            id={`${list}-${found.length}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === found.length}
            className={parts["new"]}
            onMouseDown={(event) => {
              event.preventDefault();
              setCreating("alone");
            }}
          >
            <span>+ {words("create_speaker", { name })}</span>
            <Kbd>{keyName("Mod+Enter")}</Kbd>
          </div>
        )}
      </div>
    </div>
  );
}

function Result({ id, speaker, active, use }: { id: string; speaker: Speaker; active: boolean; use: () => void }) {
  const day = useDeskState((state) => state.setting.article.published_on);
  const aside = speaker.anonymous
    ? words("unnamed_short")
    : (officeOn(speaker, day) ?? speaker.aliases[0] ?? words(`kind_${speaker.kind}`));
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onMouseDown={(event) => {
        event.preventDefault();
        use();
      }}
    >
      <Avatar name={speaker.name} unnamed={speaker.anonymous} />
      <span dir="auto">{speaker.name}</span>
      <small>
        {aside}
        {speaker.claims > 0 && `, ${words("claims_of", { count: speaker.claims })}`}
      </small>
    </div>
  );
}

/** Search here at once, and in the whole project as soon as it answers. */
function useFound(query: string, mention: string, claim: Claim): readonly Speaker[] {
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
      if (typed !== "") return rankOf(speaker, typed) || (alike.has(speaker.id) ? LEAST : 0);
      return claim.speakers.includes(speaker.id) ? CHOSEN : rankOfMention(speaker, mention);
    };
    return here
      .map((speaker) => ({ speaker, place: rank(speaker) }))
      .filter(({ place }) => place > 0 || typed === "")
      .toSorted(
        (a, b) => b.place - a.place || uses(pass.claims, b.speaker, claim) - uses(pass.claims, a.speaker, claim),
      )
      .slice(0, MOST)
      .map(({ speaker }) => speaker);
  }, [query, mention, remote, pass, article, claim]);
}

/** Speakers of this article first, then those the project uses most. */
function uses(claims: ReadonlyMap<string, Claim>, speaker: Speaker, except: Claim): number {
  const here = [...claims.values()].filter((one) => one.id !== except.id && one.speakers.includes(speaker.id)).length;
  return here * 1000 + speaker.claims;
}
