/** Find in the article: hits are painted as one types, Enter goes from one to the next and leaves the cursor there. */
import { type KeyboardEvent, useEffect, useRef, useState } from "react";

import { isComposing } from "../../keys/layout.ts";
import { type Fragment, fragment } from "../../text/offsets.ts";
import { Button } from "../../ui/Button.tsx";
import { useDesk, useDeskState } from "../desk/context.ts";
import { standOn } from "../desk/cursor.ts";
import { t } from "../desk/messages.ts";
import panels from "../desk/panels.module.css";
import { t as words } from "../desk/panelMessages.ts";

const MAX = 2000;

export function Find() {
  const desk = useDesk();
  const { text } = useDeskState((state) => state.setting);
  const hits = useDeskState((state) => state.hits);
  const hit = useDeskState((state) => state.hit);
  const [query, setQuery] = useState(() => desk.panels.typed);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    return () => desk.attention.set({ hits: [], hit: 0 });
  }, [desk]);
  const show = (found: readonly Fragment[], at: number): void => {
    desk.attention.set({ hits: found, hit: at });
    desk.attention.reveal(found[at] ?? null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const here = hits[hit];
    if (event.key === "Enter" && hits.length > 0)
      show(hits, (hit + (event.shiftKey ? -1 : 1) + hits.length) % hits.length);
    else if (event.key === "Escape") desk.set({ panel: null, ...(here && { cursor: standOn(here, true) }) });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <search className={panels["find"]}>
      <input
        ref={input}
        className={panels["search"]}
        type="search"
        dir="auto"
        aria-label={words("find_label")}
        placeholder={words("find_label")}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          show(findAll(text, event.target.value), 0);
        }}
        onKeyDown={onKeyDown}
      />
      <output>
        {query === ""
          ? ""
          : hits.length === 0
            ? words("find_none")
            : words("find_count", { at: hit + 1, count: hits.length })}
      </output>
      <Button kind="quiet" small aria-label={t("close")} onClick={() => desk.panels.set({ panel: null })}>
        ✕
      </Button>
    </search>
  );
}

/** Find every place of a string, without regard to case where case does not change its length. */
export function findAll(text: string, query: string): readonly Fragment[] {
  if (query === "") return [];
  const [folded, wanted] = [text.toLowerCase(), query.toLowerCase()];
  const [haystack, needle] =
    folded.length === text.length && wanted.length === query.length ? [folded, wanted] : [text, query];
  const found: Fragment[] = [];
  for (
    let at = haystack.indexOf(needle);
    at !== -1 && found.length < MAX;
    at = haystack.indexOf(needle, at + needle.length)
  ) {
    found.push(fragment(at, at + needle.length));
  }
  return found;
}
