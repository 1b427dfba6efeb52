/**
 * Handles on the ends of the active claim's fragments, over the text and outside of the tab order: the keyboard
 * moves the same ends with `b`.
 */
import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";

import { behind } from "../../work/speakerNames.ts";
import { useDesk, useDeskState } from "../desk/context.ts";
import type { Desk } from "../desk/desk.ts";
import { useDragging } from "./dragging.ts";
import styles from "./handles.module.css";
import { type EdgeBox, edgeOf, handlesOf, stretches } from "./handlePlaces.ts";
import { t as words } from "../desk/panelMessages.ts";
import { whenDrawn } from "./places.ts";

type Pane = RefObject<HTMLElement | null>;

export function Handles({ pane, touch }: { pane: Pane; touch: boolean }) {
  const desk = useDesk();
  const layer = useRef<HTMLDivElement>(null);
  const dragging = useDragging(pane, layer);
  const boundary = useDeskState((state) => state.boundary);
  const drag = useDeskState((state) => state.drag);
  const cursor = useDeskState((state) => state.cursor);
  const pointer = useDeskState((state) => state.pointer);
  const item = useDeskState((state) => state.items.find(({ id }) => id === state.active) ?? null);
  const handles = handlesOf(stretches({ boundary, drag, cursor, pointer }, item, touch));
  usePlaces(pane, layer, () => handles.map(({ piece, side }) => edgeOf(desk, piece, side)));
  return (
    <>
      <div
        ref={layer}
        className={styles["layer"]}
        data-touch={touch || undefined}
        data-print="hide"
        aria-hidden="true"
        onPointerMove={(event) => dragging.move(event)}
        onPointerUp={(event) => dragging.drop(event, touch)}
        onPointerCancel={() => dragging.cancel(layer.current)}
      >
        {handles.map((handle) => (
          <span
            key={`${handle.held} ${handle.at} ${handle.side}`}
            data-handle={handle.side}
            data-held={handle.held}
            title={touch ? undefined : words("handle_help")}
            onPointerDown={(event) => dragging.grab(event, handle, touch)}
          />
        ))}
      </div>
      <WhoSpeaks pane={pane} />
    </>
  );
}

/** Beside a source that does not name its speaker ("he", "the minister") stands who that is. */
function WhoSpeaks({ pane }: { pane: Pane }) {
  const desk = useDesk();
  const layer = useRef<HTMLDivElement>(null);
  const text = useDeskState((state) => state.setting.text);
  const speakers = useDeskState((state) => state.pass.speakers);
  const claim = useDeskState((state) => (state.active === null ? undefined : state.pass.claims.get(state.active)));
  const known = claim?.speakers.flatMap((id) => speakers.get(id) ?? []) ?? [];
  const notes = claim?.source.map((place) => ({ place, name: behind(text.slice(place[0], place[1]), known) })) ?? [];
  const told = notes.filter(({ name }) => name !== "");
  usePlaces(pane, layer, () =>
    told.map(({ place }) => {
      const box = desk.sheet?.rangesOf(place)[0]?.getBoundingClientRect();
      return box ? { x: box.right, top: box.top, bottom: box.bottom } : null;
    }),
  );
  useTitle(desk, claim?.id ?? "", told[0]?.name ?? "");
  return (
    <div ref={layer} className={styles["layer"]} data-print="hide" aria-hidden="true">
      {told.map(({ place, name }) => (
        <small key={place[0]}>
          <bdi>{name}</bdi>
        </small>
      ))}
    </div>
  );
}

/** The mark itself says it too, to whoever points at it or hears it. */
function useTitle(desk: Desk, owner: string, name: string): void {
  const titled = useRef<readonly HTMLElement[]>([]);
  // A mark that was drawn anew has lost it: looked after with every drawing, as places are.
  useLayoutEffect(() => {
    const marks = name === "" ? [] : (desk.sheet?.marksOf(owner) ?? []).filter(isSource);
    for (const mark of titled.current) if (!marks.includes(mark)) mark.removeAttribute("title");
    for (const mark of marks) if (mark.title !== name) mark.title = name;
    titled.current = marks;
  });
}

function isSource(mark: HTMLElement): boolean {
  return mark.matches('[data-roles~="source"]');
}

/** Put what lies in a layer, in order, where it belongs: after every drawing, and when the text flows anew. */
function usePlaces(pane: Pane, layer: Pane, find: () => readonly (EdgeBox | null)[]): void {
  const place = useEffectEvent(() => {
    const [root, to, boxes] = [pane.current, layer.current, find()];
    if (!root || !to || to.children.length === 0) return null;
    const origin = root.getBoundingClientRect();
    return () => put(to, boxes, origin);
  });
  useLayoutEffect(() => whenDrawn(place));
  useEffect(() => {
    const observer = new ResizeObserver(() => whenDrawn(place));
    if (pane.current) observer.observe(pane.current);
    return () => observer.disconnect();
  }, [pane]);
}

function put(layer: HTMLElement, boxes: readonly (EdgeBox | null)[], origin: DOMRect): void {
  for (const [at, element] of (Array.from(layer.children) as HTMLElement[]).entries()) {
    const box = boxes[at];
    element.hidden = !box;
    if (!box) continue;
    element.style.setProperty("--x", `${box.x - origin.left}px`);
    element.style.setProperty("--top", `${box.top - origin.top}px`);
    element.style.setProperty("--bottom", `${box.bottom - origin.top}px`);
  }
}
