/** Five callouts that point at the real screen. They take no key but those of their own buttons, and move nothing. */
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";

import type { CommandId } from "../../keys/registry.ts";
import { projectQuery, sessionQuery } from "../../query.ts";
import { Button } from "../../ui/Button.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { besides, type Box, seen } from "./callout.ts";
import parts from "../desk/parts.module.css";
import { keyName, useDesk, useDeskState } from "../desk/context.ts";
import panels from "../desk/panels.module.css";
import styles from "./Tour.module.css";
import { t } from "./tourMessages.ts";

const CARD = "[aria-current=true]";

interface Step {
  readonly id: "article" | "decide" | "make" | "judge" | "finish";
  /** What it points at: the first of these that can be seen. */
  readonly at: readonly string[];
  readonly keys: Readonly<Record<string, CommandId>>;
}

const STEPS: readonly Step[] = [
  { id: "article", at: ["#content mark", "#content h1"], keys: { next: "next", previous: "previous" } },
  { id: "decide", at: [`.${parts["accept"]}`, CARD], keys: { accept: "accept", reject: "reject", undo: "undo" } },
  {
    id: "make",
    at: ["#content [data-start]"],
    keys: { sentence: "nextSentence", word: "nextWord", extend: "extendWord", claim: "claim" },
  },
  { id: "judge", at: [CARD, "aside"], keys: { speaker: "speaker", evidence: "evidence" } },
  { id: "finish", at: [`.${panels["finish"]}`], keys: { finish: "finish", help: "help" } },
];

/** Closed for now: it comes again on the next visit, unless it was seen to its end or sent away for good. */
let closed = false;
const seenKey = (user: number): string => `onrecord.tour.${user}`;

/**
 * Shown by itself to somebody who has not submitted an article in the project yet, and whenever it is asked for; an adjudicator,
 * who has come for one claim, is not led around.
 */
export function Tour() {
  const desk = useDesk();
  const at = useDeskState((state) => state.tour);
  const project = useDeskState((state) => state.setting.project.id);
  const user = useQuery(sessionQuery).data?.user?.id ?? null;
  const gold = useDeskState((state) => state.setting.assignment.kind === "gold");
  const unseen = !gold && user !== null && !closed && localStorage.getItem(seenKey(user)) === null;
  const submitted = useQuery({ ...projectQuery(project), enabled: unseen, meta: { stay: true } }).data?.progress
    .mine_submitted;
  const first = unseen && submitted === 0;
  useEffect(() => {
    // Who is at work already is not interrupted.
    if (first && !desk.attention.begun && desk.state.tour === null && desk.state.panel === null)
      desk.panels.set({ tour: 0 });
  }, [desk, first]);
  if (at === null) return null;
  const leave = (forGood: boolean): void => {
    closed = true;
    if (forGood && user !== null) localStorage.setItem(seenKey(user), "seen");
    desk.panels.set({ tour: null });
  };
  return <Callout at={at} leave={leave} />;
}

function Callout({ at, leave }: { at: number; leave: (forGood: boolean) => void }) {
  const desk = useDesk();
  const id = useId();
  const next = useRef<HTMLButtonElement>(null);
  const step = STEPS[at] ?? STEPS[0];
  const { callout, target } = useTarget(step?.at ?? []);
  useEffect(() => next.current?.focus({ preventScroll: true }), []);
  if (!step) return null;
  const go = (to: number): void => {
    if (to >= STEPS.length) return leave(true);
    desk.panels.set({ tour: Math.max(0, to) });
    const told = STEPS[Math.max(0, to)];
    if (told) desk.attention.say(t(told.id));
    next.current?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Ends that are being moved, and what takes a second key, belong to the article.
    if (desk.state.boundary || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "ArrowRight") go(Math.min(at + 1, STEPS.length - 1));
    else if (event.key === "ArrowLeft") go(at - 1);
    else if (event.key === "Escape") leave(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div data-print="hide">
      {target && <div className={styles["ring"]} style={target} aria-hidden="true" />}
      {/* The callout listens for the keys of its buttons while one of them has the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <section
        ref={callout}
        className={styles["callout"]}
        role="dialog"
        aria-labelledby={id}
        aria-describedby={`${id}-help`}
        onKeyDown={onKeyDown}
      >
        <div className={styles["head"]}>
          <small>{t("place", { at: at + 1, of: STEPS.length })}</small>
          <Button kind="quiet" small aria-label={t("close")} onClick={() => leave(false)}>
            ×
          </Button>
        </div>
        <h2 id={id}>{t(step.id)}</h2>
        <p id={`${id}-help`}>
          <WithKeys sentence={t(`${step.id}_help`)} keys={step.keys} />
        </p>
        <Foot at={at} go={go} never={() => leave(true)} next={next} />
      </section>
    </div>
  );
}

interface FootProps {
  at: number;
  go: (to: number) => void;
  never: () => void;
  next: React.Ref<HTMLButtonElement>;
}

function Foot({ at, go, never, next }: FootProps) {
  return (
    <div className={styles["foot"]}>
      <Button kind="quiet" small onClick={never}>
        {t("never")}
      </Button>
      {at > 0 && (
        <Button small onClick={() => go(at - 1)}>
          {t("back")}
        </Button>
      )}
      <Button ref={next} kind="primary" small onClick={() => go(at + 1)}>
        {t(at === STEPS.length - 1 ? "done" : "next")} <Kbd>↵</Kbd>
      </Button>
    </div>
  );
}

/** A sentence in which the keys of commands are drawn as keys. */
function WithKeys({ sentence, keys }: { sentence: string; keys: Step["keys"] }) {
  const commands = useDeskState((state) => state.commands);
  const keyOf = (name: string): string => keyName(commands.find(({ id }) => id === keys[name])?.keys[0] ?? "");
  return sentence.split(/\{(\w+)\}/).map((part, i) => (i % 2 === 1 ? <Kbd key={part}>{keyOf(part)}</Kbd> : part));
}

/** Follow where the first of some elements is, and keep the callout beside it. */
function useTarget(selectors: readonly string[]) {
  const callout = useRef<HTMLElement>(null);
  const [target, setTarget] = useState<Box | null>(null);
  const desk = useDesk();
  useLayoutEffect(() => {
    const view = (): { width: number; height: number } => ({
      width: document.documentElement.clientWidth,
      height: innerHeight,
    });
    const place = (): void => {
      const boxes = selectors.flatMap((selector) => [...document.querySelectorAll(selector)].slice(0, 1));
      const found = boxes.map((one) => seen(one.getBoundingClientRect(), view())).find((one) => one !== null) ?? null;
      setTarget((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
      if (!callout.current) return;
      const { left, top } = besides(
        found,
        { width: callout.current.offsetWidth, height: callout.current.offsetHeight },
        view(),
      );
      callout.current.style.left = `${left}px`;
      callout.current.style.top = `${top}px`;
    };
    place();
    const stop = new AbortController();
    // The change that leads to another step is reported here too: the step that was must not place it any more.
    const later = (): void => void requestAnimationFrame(() => !stop.signal.aborted && place());
    addEventListener("scroll", later, { signal: stop.signal, passive: true, capture: true });
    addEventListener("resize", later, { signal: stop.signal });
    const unsubscribe = desk.store.subscribe(later);
    return () => {
      stop.abort();
      unsubscribe();
    };
  }, [selectors, desk]);
  return { callout, target };
}
