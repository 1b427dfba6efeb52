/** A handle under the pointer: what is drawn while it moves, and what is stored when it is let go. */
import { type PointerEvent, type RefObject, useEffect, useMemo } from "react";

import { dragEnd, limitsBeside } from "../../text/ends.ts";
import type { Fragment, Fragments } from "../../text/offsets.ts";
import { same } from "../../text/fragments.ts";
import { storeFragments } from "../desk/onClaim.ts";
import { t as said } from "../commands/actMessages.ts";
import { useDesk } from "../desk/context.ts";
import type { Desk } from "../desk/desk.ts";
import { type Handle, edgeOf, stretches } from "./handlePlaces.ts";
import { reading } from "./pageChanged.ts";
import { type Press, beside, offsetNear, pick } from "./pointer.ts";

/** Pixels that a press may wander and still be a click. */
const STEADY = 4;
/** This near to the edge of the view it scrolls, this far with each frame, in pixels. */
const SCROLL = { above: 70, below: 60, step: 9 };

interface Pointed {
  readonly x: number;
  readonly y: number;
  readonly alt: boolean;
}

interface Grab {
  readonly handle: Handle;
  readonly fragments: Fragments;
  /** From the pointer to the middle of the line at the end that is held. */
  readonly dx: number;
  readonly dy: number;
  readonly from: Pointed;
  moved: boolean;
  last: Pointed;
}

/** One drag at a time. */
export class Dragging {
  private grabbed: Grab | null = null;
  private frame = 0;
  private readonly desk: Desk;
  private readonly pane: RefObject<HTMLElement | null>;

  constructor(desk: Desk, pane: RefObject<HTMLElement | null>) {
    this.desk = desk;
    this.pane = pane;
  }

  get holds(): boolean {
    return this.grabbed !== null;
  }

  grab(event: PointerEvent<HTMLElement>, handle: Handle, touch: boolean): void {
    const root = this.pane.current;
    const fragments = stretches(this.desk.state, this.desk.attention.item, touch).get(handle.held);
    const edge = root && edgeOf(this.desk, handle.piece, handle.side);
    if (!edge || !fragments || event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    root.focus({ preventScroll: true });
    const from = pointed(event);
    const [dx, dy] = [edge.x - from.x, (edge.top + edge.bottom) / 2 - from.y];
    this.grabbed = { handle, fragments, dx, dy, from, moved: false, last: from };
  }

  move(event: PointerEvent<HTMLElement>): void {
    const { grabbed } = this;
    if (!grabbed) return;
    grabbed.last = pointed(event);
    const { from, last } = grabbed;
    if (!grabbed.moved && Math.hypot(last.x - from.x, last.y - from.y) < STEADY) return;
    grabbed.moved = true;
    event.currentTarget.dataset["dragging"] = "";
    const layer = event.currentTarget;
    reading(
      this.desk,
      () => this.follow(grabbed),
      () => this.end(layer),
    );
    if (!this.grabbed) return;
    this.frame ||= requestAnimationFrame(() => this.scroll());
  }

  /** Let go: store what the drag came to, or click what lies under a handle that never moved. */
  drop(event: PointerEvent<HTMLElement>, touch: boolean): void {
    const { grabbed, desk } = this;
    const root = this.pane.current;
    this.end(event.currentTarget);
    if (!grabbed || !root) return;
    if (!grabbed.moved) return pick(desk, root, pressUnder(event, touch));
    const { drag, cursor, boundary, setting } = desk.state;
    const item = desk.attention.item;
    if (grabbed.handle.held === "selection") {
      if (cursor) desk.attention.set({ pointer: beside(desk, root, cursor.place) });
      return;
    }
    if (!drag || !item || same(drag.fragments, grabbed.fragments)) return desk.attention.set({ drag: null });
    if (boundary && drag.role === "content") desk.attention.set({ boundary: { ...boundary, content: drag.fragments } });
    else storeFragments(desk, item, drag.role, drag.fragments);
    desk.attention.set({ drag: null });
    const text = drag.fragments.map(([start, end]) => setting.text.slice(start, end)).join(" … ");
    desk.attention.say(said("say_boundary", { text }));
  }

  /** Leave everything as it was before the handle was taken. */
  cancel(layer: HTMLElement | null): void {
    const { grabbed, desk } = this;
    this.end(layer);
    const [before] = grabbed?.fragments ?? [];
    if (grabbed?.handle.held === "selection" && before) this.select(before);
    else if (grabbed) desk.attention.set({ drag: null });
  }

  private end(layer: HTMLElement | null): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.grabbed = null;
    if (layer) delete layer.dataset["dragging"];
  }

  private follow({ handle, fragments, dx, dy, last }: Grab): void {
    const { desk } = this;
    const piece = fragments[handle.at];
    const to = offsetNear(desk, last.x + dx, last.y + dy);
    const item = desk.attention.item;
    if (!piece || to === null) return;
    const { text } = desk.state.setting;
    if (handle.held === "selection") return this.select(dragEnd(text, piece, handle.side, to, { precise: last.alt }));
    if (!item) return;
    // A source, cue or addressee stays out of what it introduces.
    const content = item.type === "claim" ? item.claim.content : item.suggestion.content;
    const limits = handle.held === "content" ? ([0, text.length] as const) : limitsBeside(text, piece, content);
    const moved = dragEnd(text, piece, handle.side, to, { precise: last.alt, limits });
    const next = fragments.with(handle.at, moved);
    if (same(next, desk.state.drag?.fragments ?? fragments)) return;
    desk.attention.set({ drag: { id: item.id, role: handle.held, fragments: next }, cursor: null, pointer: null });
  }

  private select(place: Fragment): void {
    this.desk.attention.set({ cursor: { anchor: place, place, extended: true } });
  }

  private scroll(): void {
    const { grabbed } = this;
    if (!grabbed) return;
    const { y } = grabbed.last;
    const by = y < SCROLL.above ? -SCROLL.step : y > innerHeight - SCROLL.below ? SCROLL.step : 0;
    if (by !== 0) {
      scrollBy({ top: by, behavior: "instant" });
      reading(
        this.desk,
        () => this.follow(grabbed),
        () => this.end(null),
      );
      if (!this.grabbed) return;
    }
    this.frame = requestAnimationFrame(() => this.scroll());
  }
}

/** The drag of this screen; Escape gives it up. */
export function useDragging(pane: RefObject<HTMLElement | null>, layer: RefObject<HTMLElement | null>): Dragging {
  const desk = useDesk();
  const dragging = useMemo(() => new Dragging(desk, pane), [desk, pane]);
  useEffect(() => {
    const giveUp = (event: KeyboardEvent): void => {
      if (event.key !== "Escape" || !dragging.holds) return;
      event.preventDefault();
      event.stopPropagation();
      dragging.cancel(layer.current);
    };
    addEventListener("keydown", giveUp, { capture: true });
    return () => {
      removeEventListener("keydown", giveUp, { capture: true });
      dragging.cancel(null);
    };
  }, [dragging, layer]);
  return dragging;
}

function pointed({ clientX: x, clientY: y, altKey: alt }: PointerEvent): Pointed {
  return { x, y, alt };
}

/** The press as it would have been without the handle. */
function pressUnder(event: PointerEvent<HTMLElement>, touch: boolean): Press {
  const { clientX: x, clientY: y, shiftKey: shift, altKey: alt } = event;
  const under = document.elementsFromPoint(x, y).find((one) => !one.closest("[data-handle]"));
  return { x, y, target: under ?? null, shift, alt, clicks: 1, touch };
}
