/** The speakers of the article, each once, with every place in the text that stands for them. */
import { type KeyboardEvent, useEffect, useRef } from "react";

import type { Fragment } from "../../text/offsets.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { type Heard, speakersHeard } from "../../work/mentions.ts";
import { behind, officeOn } from "../../work/speakerNames.ts";
import type { Claim } from "../../work/types.ts";
import parts from "../desk/parts.module.css";
import { useDesk, useDeskState } from "../desk/context.ts";
import { standOn } from "../desk/cursor.ts";
import { Drawer } from "./Drawer.tsx";
import styles from "./SpeakersDrawer.module.css";
import { t as words } from "../desk/panelMessages.ts";

/** Characters of a claim that are enough to know it by. */
const ENOUGH = 60;

export function SpeakersDrawer() {
  const desk = useDesk();
  const pass = useDeskState((state) => state.pass);
  const list = useRef<HTMLUListElement>(null);
  const heard = speakersHeard(pass);
  useEffect(() => {
    const panel = list.current?.closest("aside");
    const first = list.current?.querySelector<HTMLElement>("[data-place]") ?? panel?.querySelector("button");
    first?.focus({ preventScroll: true });
  }, []);
  const walk = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    const places = Array.from(list.current?.querySelectorAll<HTMLElement>("[data-place]") ?? []);
    places.at((places.findIndex((one) => one === document.activeElement) + by) % places.length)?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Drawer title={words("speakers_title")} close={() => desk.panels.open(null)}>
      {heard.length === 0 && <p className={parts["help"]}>{words("speakers_none")}</p>}
      {/* Arrows walk over the places, as they walk over the text. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul ref={list} className={styles["heard"]} onKeyDown={walk}>
        {heard.map((one) => (
          <Row key={one.speaker.id} heard={one} />
        ))}
      </ul>
    </Drawer>
  );
}

function Row({ heard: { speaker, claims, mentions, unmarked } }: { heard: Heard }) {
  const desk = useDesk();
  const { text, article } = useDeskState((state) => state.setting);
  const go = (claim: Claim, place: Fragment | undefined): void => {
    desk.attention.activate(claim.id, { still: true });
    desk.attention.set({ cursor: place ? standOn(place) : null, pointer: null });
    desk.attention.reveal(place ?? null);
    // On a narrow screen the list lies over the text.
    if (innerWidth < 1000) desk.panels.set({ panel: null });
  };
  const kind = officeOn(speaker, article.published_on) ?? words(`kind_${speaker.kind}`);
  const count = words("speakers_claims", { count: claims.length });
  return (
    <li>
      <h3>
        <Avatar name={speaker.name} unnamed={speaker.anonymous} />
        <bdi>{speaker.name}</bdi>
        <small>{[kind, ...(speaker.anonymous ? [words("unnamed_short")] : []), count].join(", ")}</small>
      </h3>
      <ul>
        {mentions.map(({ place, claim }) => (
          <li key={place[0]}>
            <button type="button" data-place={place[0]} onClick={() => go(claim, place)}>
              <bdi className={styles["mention"]}>{text.slice(place[0], place[1])}</bdi>
              {behind(text.slice(place[0], place[1]), [speaker]) !== "" && (
                <span>
                  → <bdi>{speaker.name}</bdi>
                </span>
              )}
              <small>{words("speakers_paragraph", { number: desk.steps.paragraphAt(place[0]) + 1 })}</small>
            </button>
          </li>
        ))}
        {unmarked.map((claim) => (
          <li key={claim.id}>
            <button type="button" data-place={claim.id} onClick={() => go(claim, claim.content[0])}>
              <span>{words("speakers_unmarked")}</span>
              <q>{shortened(text, claim.content[0])}</q>
            </button>
          </li>
        ))}
      </ul>
    </li>
  );
}

function shortened(text: string, place: Fragment | undefined): string {
  const [start, end] = place ?? [0, 0];
  return end - start > ENOUGH ? `${text.slice(start, start + ENOUGH).trimEnd()}…` : text.slice(start, end);
}
