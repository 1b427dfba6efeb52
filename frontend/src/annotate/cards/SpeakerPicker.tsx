/**
 * Finds a speaker among those known here and those of the project, or makes a new one, without leaving the
 * keyboard.
 */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";

import { isComposing } from "../../keys/layout.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { officeOn } from "../../work/speakerNames.ts";
import { addSpeaker, newSpeaker } from "../../work/speakers.ts";
import { isUnnamed } from "../../work/unnamed.ts";
import { setSpeakers } from "../../work/transitions.ts";
import type { Claim, Speaker } from "../../work/types.ts";
import parts from "../desk/parts.module.css";
import cards from "./cards.module.css";
import { keyName, useDesk, useDeskState } from "../desk/context.ts";
import { useInView } from "./inView.ts";
import { t as words } from "../desk/panelMessages.ts";
import { NewSpeakerForm } from "./NewSpeakerForm.tsx";
import { useFound } from "./foundSpeakers.ts";

/** To stand alone, or beside those who are there. */
type Standing = "alone" | "beside";

export function SpeakerPicker({ claim }: { claim: Claim }) {
  const desk = useDesk();
  const text = useDeskState((state) => state.setting.text);
  const [search, setSearch] = useState<Search>(() => ({ query: desk.panels.typed, at: 0 }));
  /** Whether a new speaker is being made. */
  const [creating, setCreating] = useState<Standing | null>(null);
  // An empty search offers the words that were marked as the source, and who is most like them.
  const mention = claim.source.map(([start, end]) => text.slice(start, end)).join(" ");
  const name = search.query.trim() || mention;
  const choose = (speaker: Speaker, add: boolean): void => {
    const { pass } = desk.state;
    const current = pass.claims.get(claim.id);
    if (!current) return;
    const speakers = add ? [...new Set([...current.speakers, speaker.id])] : [speaker.id];
    const made = pass.speakers.has(speaker.id) ? {} : addSpeaker(speaker);
    desk.work.commit({ ...setSpeakers(current, speakers), ...made }, "step_speaker");
    desk.set({ lastSpeakers: speakers, panel: null });
    desk.attention.sayActive();
  };
  if (creating) {
    const kind = "person";
    const unnamed = isUnnamed(name, kind);
    return (
      <NewSpeakerForm
        name={name}
        kind={unnamed ? "collective" : kind}
        unnamed={unnamed}
        create={(fields) => choose(newSpeaker(desk.state.setting, fields), creating === "beside")}
        cancel={() => setCreating(null)}
      />
    );
  }
  return (
    <Finder
      claim={claim}
      mention={mention}
      name={name}
      search={search}
      change={setSearch}
      choose={choose}
      create={setCreating}
    />
  );
}

interface Search {
  readonly query: string;
  /** The place in the list. */
  readonly at: number;
}

interface FinderProps {
  claim: Claim;
  mention: string;
  name: string;
  search: Search;
  change: (search: Search) => void;
  choose: (speaker: Speaker, add: boolean) => void;
  create: (standing: Standing | null) => void;
}

/** A field to search in, and whom it finds. */
function Finder({ claim, mention, name, search, change, choose, create }: FinderProps) {
  const desk = useDesk();
  const { query, at } = search;
  const input = useRef<HTMLInputElement>(null);
  const picker = useRef<HTMLDivElement>(null);
  const list = useId();
  const found = useFound(query, mention, claim);
  useEffect(() => input.current?.focus({ preventScroll: true }), []);
  useInView(picker);
  /** Whoever has exactly this name need not be made once more; the key for it still does, for a namesake. */
  const known = found.some((speaker) => speaker.name.toLowerCase() === name.toLowerCase());
  const options = found.length + (name === "" || known ? 0 : 1);
  const step = (by: number): void => change({ query, at: (at + by) % Math.max(1, options) });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const speaker = found[at];
    if (event.key === "Escape") desk.panels.open(null);
    else if (event.key === "ArrowDown") step(1);
    else if (event.key === "ArrowUp") step(options - 1);
    else if (event.key !== "Enter") return;
    else if (speaker && !event.ctrlKey && !event.metaKey) choose(speaker, event.shiftKey);
    else create(name === "" ? null : event.shiftKey ? "beside" : "alone");
    event.preventDefault();
    event.stopPropagation();
  };
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
        onChange={(event) => change({ query: event.target.value, at: 0 })}
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
          <Create id={`${list}-${found.length}`} name={name} active={at === found.length} use={() => create("alone")} />
        )}
      </div>
    </div>
  );
}

/** Makes a speaker of the name that nobody has. */
function Create({ id, name, active, use }: { id: string; name: string; active: boolean; use: () => void }) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={parts["new"]}
      onMouseDown={(event) => {
        event.preventDefault();
        use();
      }}
    >
      <span>+ {words("create_speaker", { name })}</span>
      <Kbd>{keyName("Mod+Enter")}</Kbd>
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
