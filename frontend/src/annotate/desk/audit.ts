/** Looks a pass over before it ends: what it needs, what is still open, and what nobody looked at. */

import type { SubmitProblem } from "../../api/model.ts";
import { Dismissals } from "../../sync/device/dismissals.ts";
import { type Covering, type Trace, tracesOf, uncovered } from "../../text/coverage.ts";
import { snapContent } from "../../text/snap.ts";
import { type Fragment, fragment } from "../../text/offsets.ts";
import { fromServer } from "../../ui/language/translate.ts";
import { type Item, type Missing, apply, missing } from "../../work/pass.ts";
import * as does from "../../work/transitions.ts";
import { type Twins, twinsOf } from "../../work/twins.ts";
import type { Change, Id } from "../../work/types.ts";
import { claimOf, together } from "./onClaim.ts";
import { standOn } from "./cursor.ts";
import type { Desk } from "./desk.ts";
import { t } from "./stepMessages.ts";
import { type MessageKey, t as words } from "./panelMessages.ts";
import { stepsOf } from "./reading.ts";

/** A sentence about something, and the claim or suggestion where it can be mended. */
export interface Finding {
  readonly item: Id;
  readonly text: string;
}

export interface Audit {
  /** What the pass needs before it can be submitted. */
  readonly needs: readonly Finding[];
  /** What is open but does not stand in the way. */
  readonly open: readonly Finding[];
  /** Claims that mark the same words of the same source. */
  readonly twins: readonly Twins[];
  /** What looks like a claim and is none yet. */
  readonly traces: readonly Trace[];
}

/** Look a pass over; `refused` is what the server found that the screen does not see. */
export function auditOf(desk: Desk, refused: readonly SubmitProblem[] = []): Audit {
  const own = needsOf(desk);
  const more = refused.filter(({ claim }) => own.every(({ item }) => item !== claim));
  return {
    needs: [...own, ...more.map((problem) => saidByServer(desk, problem))],
    open: openOf(desk),
    twins: twinsOf(desk.state.items.flatMap((item) => (item.type === "claim" ? [item.claim] : []))),
    traces: uncovered(traces(desk), coveringOf(desk), desk.state.dismissed, stepsOf(desk)),
  };
}

/** Tell whether a pass can end without a question; loads what this device remembers first. */
export async function isClear(desk: Desk): Promise<boolean> {
  await recallDismissed(desk);
  const { needs, open, twins, traces: left } = auditOf(desk);
  return needs.length + open.length + twins.length + left.length === 0;
}

const known = new WeakMap<Desk, readonly Trace[]>();

/** The text is frozen: its traces are looked for once. Page furniture takes no part. */
function traces(desk: Desk): readonly Trace[] {
  const { text, article, zones } = desk.state.setting;
  const apart = zones.filter(({ kind }) => kind !== "body").map(({ start, end }) => fragment(start, end));
  const found = known.get(desk) ?? tracesOf(text, stepsOf(desk), article.language, apart);
  known.set(desk, found);
  return found;
}

/** Claims cover, and so do suggestions: waiting ones are counted elsewhere, rejected ones are no claim. */
function coveringOf(desk: Desk): readonly Covering[] {
  const { pass, setting } = desk.state;
  const undone = [...setting.suggestions.values()].filter(({ id }) => (pass.decisions.get(id)?.claim ?? null) === null);
  return [...pass.claims.values(), ...undone];
}

/** What the screen itself can see: claims without a speaker, versions that wait for a choice, refused changes. */
function needsOf(desk: Desk): readonly Finding[] {
  const { items, conflicts, refused, setting } = desk.state;
  return items.flatMap((item, i): readonly Finding[] => {
    if (item.type !== "claim") return [];
    const number = i + 1;
    const refusal = refused.get(item.id);
    return [
      ...missing(item.claim).map((code) => ({ item: item.id, text: words(`problem_${code}`, { number }) })),
      ...(setting.project.verdict_required && isUnjudged(item)
        ? [{ item: item.id, text: words("problem_verdict_missing", { number }) }]
        : []),
      ...(conflicts.has(item.id) ? [{ item: item.id, text: words("problem_conflict", { number }) }] : []),
      ...(refusal
        ? [
            {
              item: item.id,
              text: words("problem_refused", { number, message: fromServer(refusal.message, refusal.code) }),
            },
          ]
        : []),
    ];
  });
}

function openOf(desk: Desk): readonly Finding[] {
  const { items, setting } = desk.state;
  const waiting = items.filter((item) => item.type === "suggestion");
  // Where the project demands a verdict, a claim without one is named by itself above.
  const unjudged = setting.project.verdict_required ? [] : items.filter(isUnjudged);
  return [...counted("finish_suggestions", waiting), ...counted("finish_verdicts", unjudged)];
}

function isUnjudged(item: Item): boolean {
  return item.type === "claim" && item.claim.verdict === null;
}

/** One sentence for all of a kind; it leads to the first of them. */
function counted(key: MessageKey, found: readonly { readonly id: Id }[]): readonly Finding[] {
  return found[0] ? [{ item: found[0].id, text: words(key, { count: found.length }) }] : [];
}

function saidByServer(desk: Desk, problem: SubmitProblem): Finding {
  const number = desk.state.items.findIndex((item) => item.id === problem.claim) + 1;
  return { item: problem.claim, text: problemText(problem, number) };
}

/** Say what the server finds missing in a claim, which the person knows by a number. */
export function problemText({ code, message }: SubmitProblem, number: number): string {
  const key = isNamed(code) ? (`problem_${code}` as const) : "problem_other";
  return words(key, { number, message: fromServer(message, code) });
}

function isNamed(code: string): code is Missing | "verdict_missing" {
  return code === "speaker_missing" || code === "content_missing" || code === "verdict_missing";
}

/** Make a claim where a trace is, with what it shows of source and cue, and bring the eye there. */
export function claimFrom(desk: Desk, trace: Trace): void {
  const { pass, setting } = desk.state;
  const content = snapContent(setting.text, trace.content, setting.project.quotes_in_content);
  let change: Change = does.create(pass, setting, content);
  for (const role of ["source", "cue"] as const) {
    const claim = claimOf(change);
    if (!claim || claim[role].length > 0) continue;
    const linked = does.setFragments(apply(pass, change), setting, claim, role, trace[role]);
    if (linked) change = together(change, linked);
  }
  const id = claimOf(change)?.id ?? null;
  if (!desk.work.commit(change, "step_create", { active: id })) return;
  desk.set({ panel: null, cursor: standOn(trace.content), pointer: null });
  desk.attention.revealActive();
  desk.attention.say(t("say_created", { text: setting.text.slice(...trace.content) }));
}

/** Put the reading cursor on a trace. */
export function lookAt(desk: Desk, { place }: Trace): void {
  desk.set({ panel: null, cursor: standOn(place, true), pointer: null });
  desk.attention.reveal(place);
  desk.attention.say(desk.state.setting.text.slice(...place));
}

let device: Promise<Dismissals | null> | undefined;

/** The device's memory, opened once; null where the browser allows none: then a mark lasts as long as the page. */
function memory(): Promise<Dismissals | null> {
  device ??= Dismissals.open().catch(() => null);
  return device;
}

async function recallDismissed(desk: Desk): Promise<void> {
  const kept = (await (await memory())?.read(desk.state.setting.assignment.id)) ?? [];
  const here = desk.state.dismissed.filter((place) =>
    kept.every(([start, end]) => start !== place[0] || end !== place[1]),
  );
  desk.work.set({ dismissed: [...kept, ...here] });
}

/** Mark a place as no claim, for this pass and on this device. */
export function dismiss(desk: Desk, place: Fragment): void {
  desk.work.set({ dismissed: [...desk.state.dismissed, place] });
  void memory().then((kept) => kept?.add(desk.state.setting.assignment.id, place));
}

/** Take every mark back. */
export function restoreDismissed(desk: Desk): void {
  desk.work.set({ dismissed: [] });
  forgetDismissed(desk);
}

/** The pass is over: forget what was marked in it. */
export function forgetDismissed(desk: Desk): void {
  void memory().then((kept) => kept?.forget(desk.state.setting.assignment.id));
}
