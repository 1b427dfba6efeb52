/**
 * The cards beside the article, each as near to its claim as there is room; only those near the view are there
 * at all.
 */
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from "react";

import { Button } from "../../ui/Button.tsx";
import { utf16 } from "../../text/offsets.ts";
import type { Item } from "../../work/pass.ts";
import type { Id } from "../../work/types.ts";
import cards from "./cards.module.css";
import { Card } from "./Card.tsx";
import { RUN } from "../desk/run.ts";
import { useDesk, useDeskState } from "../desk/context.ts";
import type { Desk } from "../desk/desk.ts";
import { layoutCards } from "./layoutCards.ts";
import { t } from "../desk/messages.ts";
import { whenDrawn } from "../article/places.ts";

/** How far beyond the view cards are kept, in pixels. */
const AROUND = 350;

export function MarginCards({ pane, narrow }: { pane: RefObject<HTMLElement | null>; narrow: boolean }) {
  const desk = useDesk();
  const items = useDeskState((state) => state.items);
  const active = useDeskState((state) => state.active);
  const near = useNear(desk, !narrow);
  const margin = useRef<HTMLElement>(null);
  const numbered = useMemo(() => items.map((item, i) => ({ item, number: i + 1 })), [items]);
  const shown = numbered.filter(
    ({ item }) => item.id === active || (!narrow && near.has(desk.blocks.groupAt(utf16(item.at)))),
  );
  useCardPlaces(
    pane,
    margin,
    desk,
    shown.map(({ item }) => item),
    active,
    narrow,
  );
  return (
    // The sheet only follows the focus, wherever it goes inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      ref={margin}
      className={`${narrow ? cards["sheet"] : cards["margin"]} notranslate`}
      translate="no"
      // The sheet may be lower than a card with its fields: what has the focus is in sight.
      onFocus={({ target }) => narrow && target.scrollIntoView({ block: "nearest" })}
      aria-label={t("claims_label")}
      data-print="hide"
    >
      {narrow && <SheetSteps at={numbered.find(({ item }) => item.id === active)?.number ?? 0} of={items.length} />}
      {shown.map(({ item, number }) => (
        <Card key={item.id} item={item} number={number} active={item.id === active} />
      ))}
    </aside>
  );
}

/** What j and k do, for a finger. */
function SheetSteps({ at, of }: { at: number; of: number }) {
  const desk = useDesk();
  return (
    <div className={cards["steps"]}>
      <Button kind="quiet" aria-label={t("previous")} onClick={() => RUN.previous(desk, "k")}>
        ‹
      </Button>
      <span>{t("item_place", { at, of })}</span>
      <Button kind="quiet" aria-label={t("next")} onClick={() => RUN.next(desk, "j")}>
        ›
      </Button>
    </div>
  );
}

/** Follow which groups of blocks are in or near the view. */
function useNear(desk: Desk, on: boolean): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    const groups = desk.sheet?.groups ?? [];
    if (!on) return undefined;
    const numbers = new Map<Element, number>(groups.map((group, at) => [group, at]));
    const observer = new IntersectionObserver(
      (entries) =>
        setNear((before) => {
          const next = new Set(before);
          for (const { target, isIntersecting } of entries) {
            if (isIntersecting) next.add(numbers.get(target) ?? 0);
            else next.delete(numbers.get(target) ?? 0);
          }
          return next;
        }),
      { rootMargin: `${AROUND}px 0px` },
    );
    for (const group of groups) observer.observe(group);
    return () => observer.disconnect();
  }, [desk, on]);
  return near;
}

/** Place the cards after every drawing, and again when the text or a card changes its size. */
function useCardPlaces(
  pane: RefObject<HTMLElement | null>,
  margin: RefObject<HTMLElement | null>,
  desk: Desk,
  items: readonly Item[],
  active: Id | null,
  narrow: boolean,
): void {
  const place = useEffectEvent(() =>
    margin.current && !narrow ? placesOf(desk, margin.current, items, active) : null,
  );
  useLayoutEffect(() => whenDrawn(place));
  useEffect(() => {
    const observer = new ResizeObserver(() => whenDrawn(place));
    if (pane.current) observer.observe(pane.current);
    // A panel that opens inside the active card changes its height without a drawing of the column.
    const opened = active === null ? null : margin.current?.querySelector("[aria-current]");
    if (opened) observer.observe(opened);
    return () => observer.disconnect();
  }, [pane, margin, active]);
}

/** Read where the cards belong; gives what puts them there. */
function placesOf(desk: Desk, column: HTMLElement, items: readonly Item[], active: Id | null): () => void {
  const origin = column.getBoundingClientRect().top;
  const elements = Array.from(column.querySelectorAll<HTMLElement>(":scope > section"));
  const boxes = items.map((item, i) => {
    const block = desk.sheet?.blockAt(utf16(item.at));
    const mark = block?.querySelector(`mark[data-owners~="${item.id}"]`);
    // What is far out of view is not laid out: its block is near enough.
    const place = (mark?.checkVisibility({ contentVisibilityAuto: true }) ? mark : block)?.getBoundingClientRect();
    return { wanted: (place?.top ?? 0) - origin - 10, height: elements[i]?.offsetHeight ?? 0 };
  });
  const tops = layoutCards(
    boxes,
    items.findIndex((item) => item.id === active),
  );
  const held = elements.find((element) => element.contains(document.activeElement));
  const before = held?.getBoundingClientRect().top;
  return () => {
    for (const [i, element] of elements.entries()) element.style.top = `${tops[i] ?? 0}px`;
    // Cards that come into being above push the others down: the one that has the focus stays in view.
    if (held && before !== undefined && before < innerHeight && held.getBoundingClientRect().top > before)
      document.activeElement?.scrollIntoView({ block: "nearest" });
  };
}
