/**
 * Sessions cut short at random: what the screen showed before the cut is what it shows after, and what the server
 * holds. A few in every test run; `make drill` for a thousand, ONRECORD_CUTS for another number, ONRECORD_SEED to
 * see a run again.
 */
import { readByTwo } from "./support/adjudicated.ts";
import { get } from "./support/api.ts";
import { NAMES, cutShort, deal } from "./support/cuts.ts";
import type { Random } from "./support/cuts.ts";
import { ALONE, expect, test } from "./support/desk.ts";
import type { Page as Tab } from "./support/desk.ts";
import { patiently } from "./support/patiently.ts";
import { signedIn } from "./support/people.ts";
import { Seat } from "./support/seat.ts";
import type { Shown } from "./support/shown.ts";
import { tell } from "./support/tell.ts";
import type { HistoryEvent, Page } from "../src/api/model.ts";

const CUTS = Number(process.env["ONRECORD_CUTS"] ?? 25);
const SEATS = Number(process.env["ONRECORD_SEATS"] ?? 2);
/** Only cuts of this kind, to look into one. */
const ONLY = process.env["ONRECORD_CUT"];
/** So many of the cuts, the first, hit somebody who adjudicates. */
const OF_GOLD = Number(process.env["ONRECORD_GOLD_CUTS"] ?? Math.ceil(CUTS / 5));
/** Cuts after which a new article is opened. */
const A_SITTING = 25;

/** Keys that change something, move, or take back; none leaves a panel open. */
const KEYS = [
  "a",
  "a",
  "a",
  "x",
  "1",
  "2",
  "3",
  "4",
  "5",
  "6",
  "0",
  "t",
  "p",
  "j",
  "k",
  "Tab",
  "ArrowDown",
  "ArrowDown",
  "ArrowUp",
  "c",
  "c",
  "Delete",
  "u",
  "u",
  "u",
  "Shift+U",
  "Shift+U",
  "Shift+S",
  "r",
  "b ArrowRight Enter",
  "b Shift+ArrowRight Enter",
  "Shift+ArrowRight o",
  "Shift+ArrowDown i",
  "ArrowRight d",
  "ArrowDown Shift+ArrowRight +",
];

/** Keys of the adjudication: they take, drop, correct, add and reopen; a reason that is asked for is left empty. */
const GOLD_KEYS = [
  "c ArrowDown Shift+ArrowRight c q",
  "c ArrowDown ArrowDown Shift+ArrowRight c q",
  "1 y Enter",
  "2 y Enter",
  "1 y Enter",
  "ArrowLeft y Enter",
  "ArrowDown ArrowRight y Enter",
  "x 1",
  "w 2",
  "v 1 y Enter",
  "v 4 y Enter",
  "j",
  "k",
  "Tab",
  "Tab",
  "r",
  "u",
  "u",
  "Shift+U",
];

test.use({ trace: "off" });

interface Found {
  lost: number;
  doubled: number;
  /** Sessions that ended otherwise than they should, in words. */
  readonly wrong: string[];
}

test(
  `of ${CUTS} sessions cut short at random nothing is lost and nothing is doubled`,
  ALONE,
  async ({ browser, baseURL }) => {
    test.setTimeout(180_000 + CUTS * 15_000);
    const seed = Number(process.env["ONRECORD_SEED"] ?? Date.now() % 1_000_000);
    const cuts = ONLY === undefined ? deal(CUTS, randomFrom(seed)) : Array<string>(CUTS).fill(ONLY);
    const found: Found = { lost: 0, doubled: 0, wrong: [] };
    const seats = await Promise.all(Array.from({ length: Math.min(SEATS, CUTS) }, () => Seat.take(baseURL ?? "")));
    const readers = [await signedIn(browser, baseURL, "vera"), await signedIn(browser, baseURL, "tomas")] as const;
    const toAdjudicate = (manager: Tab, project: string) => {
      const stamp = `${Date.now()}-${Math.round(Math.random() * 1e9)}`;
      return readByTwo(manager, readers, project, { text: story(stamp), title: `Ferry ${stamp}` });
    };
    let done = 0;
    const turns = cuts.entries();
    await Promise.all(
      seats.map(async (seat) => {
        let left = 0;
        for (const [at, name] of turns) {
          const gold = at < OF_GOLD;
          if (left === 0 || seat.gold !== gold) {
            await contiguous(seat, found);
            await (gold ? seat.openGold(toAdjudicate) : seat.openArticle(story));
            left = A_SITTING;
          }
          left -= 1;
          if (!(await session(seat, name, randomFrom(seed + at + 1), `session ${at + 1} of seed ${seed}`, found)))
            left = 0;
          done += 1;
          if (done % 50 === 0) tell(summary(`${done} of ${CUTS} sessions`, seats, found));
        }
        await contiguous(seat, found);
      }),
    );
    const faults = seats.flatMap((seat) => seat.faults);
    await Promise.all([...seats.map((seat) => seat.leave()), ...readers.map((reader) => reader.context().close())]);
    for (const name of new Set(cuts))
      tell(`${String(cuts.filter((one) => one === name).length).padStart(5)} times: ${name}`);
    tell(summary(`${CUTS} sessions cut in ${new Set(cuts).size} of ${NAMES.length} ways (seed ${seed})`, seats, found));
    expect(found).toEqual({ lost: 0, doubled: 0, wrong: [] });
    expect(faults).toEqual([]);
  },
);

/** One session: work, be cut short, and compare; false where it went wrong and the article is not to be gone on with. */
async function session(seat: Seat, name: string, random: Random, where: string, found: Found): Promise<boolean> {
  const pressed: string[] = [];
  const choice = seat.gold ? GOLD_KEYS : KEYS;
  const type = async ({ change } = { change: false }): Promise<void> => {
    const keys = Array.from(
      { length: 1 + Math.floor(random() * 4) },
      () => choice[Math.floor(random() * choice.length)] ?? "a",
    );
    if (change) keys.push(seat.gold ? otherwise(seat) : "ArrowDown c");
    pressed.push(...keys);
    await seat.press(keys);
  };
  try {
    await cutShort(name, seat, type, random);
    const after = await patiently(() => seat.shown());
    await seat.saved();
    const held = await patiently(() => seat.held());
    const all = [compare(seat.before, after), compare(seat.before, held)];
    const lost = Math.max(...all.map((one) => one.lost));
    const doubled = Math.max(...all.map((one) => one.doubled));
    found.lost += lost;
    found.doubled += doubled;
    const differs = all.findIndex((one) => one.lost + one.doubled + Number(one.differs) > 0);
    if (differs === -1) return true;
    const other = [after, { marks: held.marks, cards: held.cards }][differs];
    throw new Error(
      `${lost} lost, ${doubled} doubled; before: ${JSON.stringify(seat.before)}; ${differs === 0 ? "the screen" : "the server"} after: ${JSON.stringify(other)}`,
    );
  } catch (error) {
    const screen = await seat.tab
      .locator("main")
      .innerText({ timeout: 2000 })
      .catch(() => "nothing");
    const line = `${where}${seat.gold ? ", gold" : ""}: ${name} with ${pressed.join(" ")}: ${error instanceof Error ? error.message : String(error)}; in sight: ${screen.slice(0, 200)}`;
    tell(line);
    found.wrong.push(line);
    return false;
  }
}

/** Say of the claim that it is none, or that both are wrong, with a cause: in eight ways in turn, so that it is a change. */
function otherwise(seat: Seat): string {
  const turn = turnOf.get(seat) ?? 0;
  turnOf.set(seat, turn + 1);
  return `${turn % 2 === 0 ? "x" : "w"} ${1 + (Math.floor(turn / 2) % 4)}`;
}
const turnOf = new WeakMap<Seat, number>();

function compare(before: Shown, after: Shown): { lost: number; doubled: number; differs: boolean } {
  return { lost: missing(before, after), doubled: missing(after, before), differs: plain(before) !== plain(after) };
}

/** Count what one shows and the other does not. */
function missing(one: Shown, other: Shown): number {
  return Object.keys(one.marks).filter((id) => !(id in other.marks)).length;
}

function plain({ marks, cards }: Shown): string {
  return JSON.stringify([Object.entries(marks).toSorted(), cards]);
}

/** What the server wrote down of the article: every claim was made once, and every change began where the last one ended. */
async function contiguous(seat: Seat, found: Found): Promise<void> {
  const { job } = seat;
  if (!job) return;
  // A session that went wrong may have ended without its line.
  seat.line.lift();
  const last = new Map<string, unknown>();
  for (let after: string | null = ""; after !== null;) {
    const path: string = `articles/${job.article}/history?after=${after}`.replace(/\?after=$/, "");
    const page: Page<HistoryEvent> = await patiently(() => get<Page<HistoryEvent>>(seat.tab, path));
    for (const { subject, subject_id: id, action, before, after: made } of page.results) {
      if (subject !== "claim") continue;
      const known = last.get(id) ?? null;
      if (action === "created" && last.has(id)) found.wrong.push(`claim ${id} was created twice`);
      if (JSON.stringify(known) !== JSON.stringify(before))
        found.wrong.push(`claim ${id}: ${action} from ${JSON.stringify(before)}, which it never was`);
      last.set(id, made);
    }
    after = page.next;
  }
}

function summary(what: string, seats: readonly Seat[], { lost, doubled, wrong }: Found): string {
  const keys = seats.reduce((sum, seat) => sum + seat.presses, 0);
  return `${what}, ${keys} keys: ${lost} lost, ${doubled} doubled, ${wrong.length} wrong`;
}

function story(stamp: string): string {
  return [
    `🌊 The harbour office said on Monday that ferry ${stamp} would sail again.`,
    "“We have repaired both engines,” the captain, Nadja Brei, told reporters.",
    "The union claimed that three sailors had not been paid since March.",
    "According to the mayor, the quay will be closed until Thursday. Nobody was hurt.",
    "The harbour office denied that the ferry had been overloaded.",
  ].join("\n");
}

/** Numbers 0..1 that a seed repeats. */
function randomFrom(seed: number): Random {
  let state = (seed * 2_654_435_761) % 4_294_967_296;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
