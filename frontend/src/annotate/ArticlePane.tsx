/** The article: its head, its paragraphs, and what the mouse and the finger do in it. */
import { type MouseEvent, type RefObject, Suspense, useEffect, useMemo, useRef, useState } from "react";

import { type Fragment, fragment } from "../text/offsets.ts";
import { fragmentOfRange, offsetOfPoint, rangesOf } from "../text/selection.ts";
import { snap } from "../text/snap.ts";
import { formatDay } from "../ui/translate.ts";
import type { Setting } from "../work/types.ts";
import { useDesk, useDeskState } from "./context.ts";
import { standOn } from "./cursor.ts";
import type { Desk } from "./desk.ts";
import { bringIntoView, paint } from "./highlights.ts";
import { t } from "./messages.ts";
import { Paragraph, type ParagraphKind } from "./Paragraph.tsx";
import styles from "./text.module.css";
import { Connectors, SelectionBar } from "./onDemand.tsx";

export function ArticlePane({ pane }: { pane: RefObject<HTMLElement | null> }) {
  const desk = useDesk();
  const spans = useDeskState((state) => state.spans);
  const active = useDeskState((state) => state.active);
  const setting = useDeskState((state) => state.setting);
  const [engaged, setEngaged] = useState(true);
  const kinds = useMemo(() => kindsOf(setting, desk.steps.paragraphs), [setting, desk]);
  usePaint(pane);
  useTouchSelection(pane);
  return (
    // The text itself is what one points at; every way the mouse has here the keys have too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      id="content"
      ref={pane}
      className={styles["pane"]}
      role={engaged ? "application" : "region"}
      aria-label={t("article_label")}
      // The pane takes the arrow keys: it has to take the focus.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      lang={setting.article.language || undefined}
      onFocus={() => setEngaged(true)}
      onBlur={() => setEngaged(false)}
      onMouseUp={(event) => pick(desk, event)}
    >
      <Head setting={setting} paragraphs={desk.steps.paragraphs} />
      {desk.steps.paragraphs.map((place, at) => (
        <Paragraph
          key={place[0]}
          text={setting.text}
          place={place}
          number={at + 1}
          kind={kinds[at] ?? "body"}
          note={kinds[at] === "boilerplate" ? t("furniture") : ""}
          spans={spans[at] ?? []}
          active={spans[at]?.some((span) => span.owner === active) ? active : null}
        />
      ))}
      <Suspense>
        <Connectors pane={pane} active={active} />
        <SelectionBar />
      </Suspense>
    </article>
  );
}

function Head({ setting, paragraphs }: { setting: Setting; paragraphs: readonly Fragment[] }) {
  const { title, publisher, published_on, byline, url } = setting.article;
  const [first] = paragraphs;
  // Where the text begins with its own headline, the title would stand there twice.
  const repeated = first !== undefined && setting.text.slice(first[0], first[1]).trim() === title.trim();
  const words = useMemo(() => setting.text.split(/\s+/).filter(Boolean).length, [setting.text]);
  return (
    <header className={styles["head"]}>
      <h1 className={repeated ? "visually-hidden" : undefined} dir="auto">
        {title || t("untitled")}
      </h1>
      <div className={styles["by"]}>
        {publisher && <span>{publisher}</span>}
        {byline.length > 0 && <span>{byline.join(", ")}</span>}
        {published_on && <time dateTime={published_on}>{formatDay(published_on)}</time>}
        <span>
          {t("paragraphs", { count: paragraphs.length })}, {t("words", { count: words })}
        </span>
        {/^https?:\/\//.test(url) && (
          <a href={url} target="_blank" rel="noreferrer noopener">
            {new URL(url).hostname}
          </a>
        )}
      </div>
    </header>
  );
}

/** Choose what the mouse selected, or what it clicked on. */
function pick(desk: Desk, event: MouseEvent<HTMLElement>): void {
  const root = event.currentTarget;
  if (event.button !== 0 || !(event.target instanceof Element) || event.target.closest("button, a")) return;
  const selection = getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  const raw = range && fragmentOfRange(range, root);
  if (!raw) return click(desk, event);
  const place = snap(desk.state.setting.text, raw, event.altKey);
  const snapped = rangesOf(root, place);
  if (selection && snapped[0]) {
    const last = snapped.at(-1) ?? snapped[0];
    selection.setBaseAndExtent(snapped[0].startContainer, snapped[0].startOffset, last.endContainer, last.endOffset);
  }
  desk.set({ cursor: standOn(place, true), pointer: pointIn(root, event.clientX, event.clientY), boundary: null });
}

function click(desk: Desk, event: MouseEvent<HTMLElement>): void {
  const mark = event.target instanceof Element ? event.target.closest<HTMLElement>("mark[data-owners]") : null;
  const owners = mark?.dataset["owners"]?.split(" ") ?? [];
  if (owners.length > 0) {
    // Clicking again goes to what lies around.
    const at = owners.indexOf(desk.state.active ?? "");
    desk.set({ cursor: null, pointer: null });
    return desk.activate(owners[(at + 1) % owners.length] ?? null, { still: true });
  }
  const offset = offsetAt(event.clientX, event.clientY);
  const word = offset === null ? null : desk.steps.find("words", offset, 0);
  if (!word || offset === null || offset < word[0]) return desk.set({ cursor: null, pointer: null });
  const { cursor } = desk.state;
  // One finger cannot drag over text without scrolling: the second tap extends.
  const touch = (event.nativeEvent as PointerEvent).pointerType === "touch" || lastPointer === "touch";
  const pointer = touch ? pointIn(event.currentTarget, event.clientX, event.clientY - ABOVE) : null;
  const from = touch && cursor?.extended ? cursor.anchor : word;
  const place = fragment(Math.min(from[0], word[0]), Math.max(from[1], word[1]));
  desk.set({ cursor: { anchor: from, place, extended: touch }, pointer });
}

let lastPointer = "mouse";
/** A bar under the finger would hide the words that the second tap is for: it stands above, in pixels. */
const ABOVE = 92;

/** A point in the pane's own pixels, so that what stands there scrolls with the text. */
function pointIn(root: Element, x: number, y: number): { x: number; y: number } {
  const box = root.getBoundingClientRect();
  return { x: x - box.left, y: y - box.top };
}

function offsetAt(x: number, y: number) {
  const position = document.caretPositionFromPoint?.(x, y);
  return position ? offsetOfPoint(position.offsetNode, position.offset) : null;
}

/** A long press selects in the browser's own way, with handles: follow it. */
function useTouchSelection(pane: RefObject<HTMLElement | null>): void {
  const desk = useDesk();
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = (): void => {
      const selection = getSelection();
      const root = pane.current;
      if (lastPointer !== "touch" || !root || !selection || selection.rangeCount === 0) return;
      const range = selection.getRangeAt(0);
      const raw = fragmentOfRange(range, root);
      if (!raw) return;
      const box = range.getBoundingClientRect();
      desk.set({
        cursor: standOn(snap(desk.state.setting.text, raw), true),
        pointer: pointIn(root, box.left, box.bottom),
      });
    };
    addEventListener("pointerdown", (event) => (lastPointer = event.pointerType), { signal });
    document.addEventListener(
      "selectionchange",
      () => {
        clearTimeout(timer);
        timer = setTimeout(follow, 250);
      },
      { signal },
    );
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [desk, pane]);
}

/** Paint the cursor and the search hits, and scroll to what was asked for. */
function usePaint(pane: RefObject<HTMLElement | null>): void {
  const cursor = useDeskState((state) => state.cursor);
  const hits = useDeskState((state) => state.hits);
  const hit = useDeskState((state) => state.hit);
  const reveal = useDeskState((state) => state.reveal);
  const shown = useRef(0);
  // A paragraph that was drawn again has new text nodes: the ranges are made anew after every drawing.
  useEffect(() => {
    if (!pane.current) return;
    paint(pane.current, "reading", cursor && !cursor.extended ? [cursor.place] : []);
    paint(pane.current, "chosen", cursor?.extended ? [cursor.place] : []);
    paint(pane.current, "found", hits);
    paint(pane.current, "found-here", hits.slice(hit, hit + 1));
  });
  useEffect(() => {
    if (pane.current && reveal.place && reveal.times !== shown.current) bringIntoView(pane.current, reveal.place);
    shown.current = reveal.times;
  }, [pane, reveal]);
}

function kindsOf(setting: Setting, paragraphs: readonly Fragment[]): readonly ParagraphKind[] {
  return paragraphs.map(([start, end]) => {
    const zone = setting.zones.find((one) => Math.min(one.end, end) - Math.max(one.start, start) > (end - start) / 2);
    if (zone?.kind === "boilerplate" || zone?.kind === "headline") return zone.kind;
    return zone?.kind === "byline" || zone?.kind === "dateline" || zone?.kind === "caption" ? "line" : "body";
  });
}
