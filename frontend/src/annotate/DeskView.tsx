/** The screen around one open article: bar, text, margin, panels, and the way of every key to its command. */
import { type ReactNode, Suspense, lazy, useEffect, useRef, useSyncExternalStore } from "react";

import { match, suits } from "../keys/keymap.ts";
import { alphabetOf, isComposing, type Press, writes } from "../keys/layout.ts";
import { utf16 } from "../text/offsets.ts";
import { Notice } from "../ui/Notice.tsx";
import { usePageTitle } from "../ui/page/title.ts";
import { untilFetched } from "../ui/page/untilFetched.ts";
import type { Work } from "../api/model.ts";
import { noteText } from "../api/said.ts";
import { ArticlePane } from "./article/ArticlePane.tsx";
import { Bar } from "./Bar.tsx";
import { RUN, isReady, withActs } from "./desk/run.ts";
import { lookingAt, targetsOf } from "./desk/targets.ts";
import { useDesk, useDeskState } from "./desk/context.ts";
import type { Desk } from "./desk/desk.ts";
import type { Panel } from "./desk/slices/panels.ts";
import { LiveRegion } from "./LiveRegion.tsx";
import { MarginCards } from "./cards/MarginCards.tsx";
import { t } from "./desk/messages.ts";
import panels from "./desk/panels.module.css";
import styles from "./DeskView.module.css";
import { type Finishing, useFinish } from "./desk/finish.ts";
import {
  AcceptAll,
  Awaited,
  Blocked,
  CommentsDrawer,
  DeletedConflicts,
  EvidenceDrawer,
  Find,
  FinishDialog,
  Help,
  HintBar,
  HistoryDrawer,
  KeySettings,
  Palette,
  Returned,
  SkipDialog,
  SpeakersDrawer,
  Tour,
  load,
} from "./desk/onDemand.tsx";

const Guidelines = lazy(() => untilFetched(() => import("./drawers/Guidelines.tsx")));

interface DeskViewProps {
  queue: Work["queue"];
  /** Whether an engine is still to read the article. */
  pending: boolean;
  next: () => void;
  /** What stands in the place of the bar. */
  bar?: ReactNode;
  /** What is done instead where somebody wants to finish. */
  finish?: () => void;
}

export function DeskView({ queue, pending, next, bar, finish }: DeskViewProps) {
  const desk = useDesk();
  const pane = useRef<HTMLElement>(null);
  const narrow = useNarrow();
  const { article, assignment, project } = useDeskState((state) => state.setting);
  const finding = useDeskState((state) => state.panel === "find");
  const redraws = useDeskState((state) => state.redraws);
  const rebuilds = useDeskState((state) => state.rebuilds);
  const finishing = useFinish(desk, next, finish);
  usePageTitle(article.title || t("untitled"), project.name);
  useKeys(desk, pane);
  useSignsOfLife(desk);
  usePreload(desk);
  useFocus(desk, pane);
  return (
    <div className={panels["screen"]}>
      {bar ?? <Bar key={`bar ${redraws}`} queue={queue} finish={() => desk.panels.finish()} busy={finishing.busy} />}
      <Suspense>{finding && <Find />}</Suspense>
      <main key={rebuilds} className={styles["stage"]}>
        <div className={styles["article"]}>
          <Suspense>{assignment.returned && <Returned returned={assignment.returned} />}</Suspense>
          <EngineNote />
          <ArticlePane pane={pane} />
        </div>
        <div className={panels["side"]}>
          <Suspense>
            {pending && <Awaited />}
            <DeletedConflicts />
          </Suspense>
          <MarginCards key={redraws} pane={pane} narrow={narrow} />
        </div>
      </main>
      <div
        key={`hints ${redraws}`}
        className={`${styles["hints"]} notranslate`}
        translate="no"
        aria-hidden="true"
        data-print="hide"
      >
        <Suspense>
          <HintBar />
        </Suspense>
      </div>
      <LiveRegion />
      <Opened {...finishing} />
    </div>
  );
}

/** What lies over the article when it was asked for. */
function Opened(finishing: Finishing) {
  const panel = useDeskState((state) => state.panel);
  const blocked = useDeskState(({ save }) => (save.kind === "blocked" ? save.why : null));
  return (
    <Suspense>
      {panel === "evidence" && <EvidenceDrawer />}
      {panel === "history" && <HistoryDrawer />}
      {(panel === "comments" || panel === "articleComments") && <CommentsDrawer key={panel} />}
      {panel === "guidelines" && <Guidelines />}
      {panel === "speakers" && <SpeakersDrawer />}
      {panel === "help" && <Help />}
      {panel === "acceptAll" && <AcceptAll />}
      {panel === "settings" && <KeySettings />}
      {panel === "palette" && <Palette />}
      {panel === "finish" && <FinishDialog {...finishing} />}
      {panel === "skip" && <SkipDialog skip={finishing.skip} failure={finishing.failure} />}
      <Tour />
      {blocked && <Blocked why={blocked} leave={finishing.leave} />}
    </Suspense>
  );
}

/** Say what suggestions there are to expect, where that is less than the project wanted. */
function EngineNote() {
  const { project, assignment } = useDeskState((state) => state.setting);
  if (!assignment.suggestions_shown)
    return <Notice>{t(`hidden_${assignment.suggestions_hidden ?? "control"}`)}</Notice>;
  if (project.engine_available) return null;
  return (
    <Notice tone="warn" title={t("engine_missing")}>
      {noteText(project.engine_note)}
    </Notice>
  );
}

/** Milliseconds after opening before what is not on the screen yet is fetched. */
const QUIET = 800;
/** Panels in which the person goes on typing, and how long they may take to appear. */
const TYPED_INTO: ReadonlySet<Panel> = new Set(["speaker", "note", "palette", "find", "comments", "articleComments"]);
const APPEARING = 1000;

/** Evidence has its form once there is a verdict; before that a digit gives the verdict. */
function takesLetters(desk: Desk, panel: Panel | null): boolean {
  if (panel === "evidence") return Boolean(desk.attention.claim?.verdict);
  return panel !== null && TYPED_INTO.has(panel);
}

/** Below this width the margin becomes a sheet at the foot of the screen. */
const NARROW = "(max-width: 999px)";

function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(NARROW);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => matchMedia(NARROW).matches,
  );
}

/** Lead every key press to its command, except where the person is writing or choosing. */
function useKeys(desk: Desk, pane: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    // Presses that came before what they do: they are done in their order when it is here.
    const held: KeyboardEvent[] = [];
    let foreign = false;
    const onKeyDown = (event: KeyboardEvent): void => {
      foreign = alphabetOf(event) === null ? foreign : alphabetOf(event) === "foreign";
      if (!event.defaultPrevented && !isComposing(event)) lead(event);
    };
    const lead = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : document.body;
      const writing =
        target.closest("input, textarea, select, dialog, [role=menu], [role=listbox], [contenteditable=true]") !== null;
      const { boundary, commands, panel, singleKeys } = desk.state;
      // Ends that are being moved are finished by Enter, whatever button had the focus before.
      const onButton = !boundary && target.closest("button, a, summary") !== null;
      const inPane = target === pane.current;
      const appearing = takesLetters(desk, panel) && performance.now() - desk.panels.openedAt < APPEARING;
      if (appearing && !writing && event.key !== "Escape") {
        // Letters that come before the field is there are meant for it: they are no commands.
        if (writes(event) && !event.ctrlKey && !event.metaKey) desk.panels.typed += event.key;
        return event.preventDefault();
      }
      const press = inReadingOrder(event, foreign, desk);
      const found = match(commands, press, { mode: boundary ? "boundary" : "read", inPane, singleKeys });
      if (writing && (found?.command.mode !== "everywhere" || writesBesideAlt(event))) return;
      const mayBeOwn = desk.device.ownKeys && writes(event) && !event.ctrlKey && !event.metaKey;
      if (!isReady() && (found || mayBeOwn || held.length > 0)) {
        event.preventDefault();
        held.push(event);
        return withActs(() => held.splice(0).forEach(lead));
      }
      if (!found) return;
      if (!suits(found.command, targetsOf(desk))) return withActs((acts) => acts.sayWhyNot(desk, found.command));
      if (onButton && event.key === "Enter" && !event.shiftKey) return;
      event.preventDefault();
      if (desk.sheet?.isThere === false) return withActs((acts) => acts.refuse(desk, "again"));
      desk.attention.begun = true;
      getSelection()?.removeAllRanges();
      RUN[found.command.id](desk, found.key);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [desk, pane]);
}

const OTHER_WAY: Readonly<Record<string, string>> = { ArrowLeft: "ArrowRight", ArrowRight: "ArrowLeft" };

/** In a paragraph that is read from right to left the left arrow goes on and the right arrow goes back. */
function inReadingOrder(event: KeyboardEvent, foreign: boolean, desk: Desk): Press {
  const { code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const other = OTHER_WAY[event.key];
  const backwards = other !== undefined && desk.sheet?.blockAt(utf16(lookingAt(desk)))?.matches(":dir(rtl)");
  const key = backwards ? other : event.key;
  const getModifierState = (name: string): boolean => event.getModifierState(name);
  return { key, code, ctrlKey, metaKey, altKey, shiftKey, foreign, getModifierState };
}

/** In a field, Alt with a key that writes another character writes it: "º" on a Mac is no command. */
function writesBesideAlt({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return altKey && !ctrlKey && !metaKey && !/^[A-Za-z\d]$/.test(key);
}

/** Fetch the rest while nobody waits: a panel still on its way when the person types would lose letters. */
function usePreload(desk: Desk): void {
  useEffect(() => {
    const stop = new AbortController();
    const fetchRest = async (): Promise<void> => {
      const { followSession } = await load();
      if (!stop.signal.aborted) stop.signal.addEventListener("abort", followSession(desk));
    };
    const timer = setTimeout(() => void fetchRest(), QUIET);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [desk]);
}

/** Keep the focus in the article when what had it goes away; only Escape leaves. */
function useFocus(desk: Desk, pane: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const stop = new AbortController();
    const keep = (): void => {
      if (!desk.attention.left && (document.activeElement ?? document.body) === document.body)
        pane.current?.focus({ preventScroll: true });
    };
    const frame = requestAnimationFrame(keep);
    addEventListener("focusin", () => (desk.attention.left = false), { signal: stop.signal });
    const unsubscribe = desk.store.subscribe(() => requestAnimationFrame(keep));
    return () => {
      cancelAnimationFrame(frame);
      unsubscribe();
      stop.abort();
    };
  }, [desk, pane]);
}

/** Count the time in which the person really works. */
function useSignsOfLife(desk: Desk): void {
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal, passive: true };
    const touch = (): void => desk.device.time.touch();
    for (const type of ["keydown", "pointerdown", "pointermove", "wheel", "scroll"])
      addEventListener(type, touch, options);
    document.addEventListener("visibilitychange", () => document.hidden && desk.device.time.away(), options);
    touch();
    return () => stop.abort();
  }, [desk]);
}
