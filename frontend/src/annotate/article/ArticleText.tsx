/** The text of the article: React keeps its place, the sheet draws it. */
import { useEffect, useLayoutEffect, useRef } from "react";

import type { Block } from "../../text/blocks.ts";
import type { Setting } from "../../work/types.ts";
import { useDesk, useDeskState } from "../desk/context.ts";
import type { Desk, DeskState } from "../desk/desk.ts";
import { t } from "../desk/messages.ts";
import { withActs } from "../desk/run.ts";
import { type BlockLook, Sheet } from "./sheet.ts";

export function ArticleText() {
  const desk = useDesk();
  const host = useRef<HTMLDivElement>(null);
  const reveal = useDeskState((state) => state.reveal);
  const shown = useRef(0);
  // Before whatever is placed beside the text: that reads where the text stands.
  useLayoutEffect(() => (host.current ? layOut(desk, host.current) : undefined), [desk]);
  useEffect(() => {
    const { place } = reveal;
    if (place && reveal.times !== shown.current)
      withActs(({ bringIntoView }) => desk.sheet && bringIntoView(desk.sheet, place));
    shown.current = reveal.times;
  }, [desk, reveal]);
  return <div ref={host} />;
}

/** Draw the text now and after every change of the desk; returns the way to stop. */
function layOut(desk: Desk, host: HTMLElement): () => void {
  const { setting } = desk.state;
  let painted: DeskState | undefined;
  let painting = false;
  const paint = (): void =>
    withActs(({ paintAll }) => {
      painting = true;
      paintAll(host.parentElement ?? host, sheet, desk.state, painted);
      painted = desk.state;
      painting = false;
    });
  const sheet = new Sheet({
    host,
    text: setting.text,
    blocks: desk.blocks,
    look: ({ place }) => lookOf(setting, place),
    renewed: () => {
      // Where an extension changes every drawing at once, painting must not go on for ever.
      if (painting || !painted) return;
      // What was painted over nodes that are gone is painted again when all of them are there.
      painted = undefined;
      queueMicrotask(paint);
    },
  });
  const draw = (now: DeskState): void => {
    sheet.draw(now.spans, now.active);
    paint();
  };
  draw(desk.state);
  desk.sheet = sheet;
  const stop = desk.store.subscribe(draw);
  let rest: (() => void) | undefined;
  withActs(({ drawLater }) => (rest = drawLater(sheet)));
  return () => {
    stop();
    rest?.();
    desk.sheet = null;
    sheet.clear();
  };
}

/** The zone that most of a block lies in says how it looks. */
function lookOf(setting: Setting, [start, end]: Block["place"]): BlockLook {
  const zone = setting.zones.find((one) => Math.min(one.end, end) - Math.max(one.start, start) > (end - start) / 2);
  if (zone?.kind === "boilerplate") return { kind: zone.kind, note: t("furniture") };
  if (zone?.kind === "headline") return { kind: zone.kind, note: "" };
  return {
    kind: zone?.kind === "byline" || zone?.kind === "dateline" || zone?.kind === "caption" ? "line" : "body",
    note: "",
  };
}
