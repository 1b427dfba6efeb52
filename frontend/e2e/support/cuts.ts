/** The ways in which a session is cut short, dealt like cards. */
import type { Page } from "@playwright/test";

import { accountOf, password } from "./cast.ts";
import { expect } from "./desk.ts";
import type { Trap } from "./line.ts";
import { crashDatabase, endSomeWebProcesses, launcher } from "./product.ts";
import { patiently } from "./patiently.ts";
import type { Seat } from "./seat.ts";

/** Presses random keys; `change` makes sure that there is something to send. */
export type Hands = (options?: { readonly change: boolean }) => Promise<void>;
export type Random = () => number;
type Cut = (seat: Seat, type: Hands, random: Random) => Promise<void>;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How wrong clocks go, in milliseconds; more than a month ahead everything on the device looks stale. */
const SKEWS = [-400 * DAY, -DAY, -5 * HOUR, -30_000, 3 * HOUR, 2 * DAY, 40 * DAY, 0];

/** Every kind of cut, and how often it comes up beside the others. */
const KINDS: Readonly<Record<string, { readonly often: number; readonly cut: Cut; readonly killsServers?: true }>> = {
  "page reloaded": {
    often: 2,
    cut: async (seat, type) => {
      await type();
      await reloaded(seat);
    },
  },
  "page left": {
    often: 1,
    cut: async (seat, type) => {
      await type();
      await seat.tab.goto("/");
      await seat.reopen();
    },
  },
  "left by a link and back at once": {
    often: 2,
    cut: async (seat, type, random) => {
      await type();
      await wait(random() * 600);
      await seat.tab.getByRole("listitem").getByRole("link").first().click();
      await seat.tab.goBack();
      await seat.openAgain();
    },
  },
  "tab closed": {
    often: 2,
    cut: async (seat, type) => {
      await type();
      await seat.newTab();
    },
  },
  "tab killed": {
    often: 5,
    cut: async (seat, type, random) => {
      await type();
      await wait(random() * 500 - 100);
      await seat.crash();
      await seat.newTab();
    },
  },
  "put away, then killed": {
    often: 2,
    cut: async (seat, type) => {
      await type();
      await hide(seat.tab);
      await seat.crash();
      await seat.newTab();
    },
  },
  "browser killed": {
    often: 1,
    cut: async (seat, type) => {
      seat.line.cut();
      await type({ change: true });
      // The screen says now that this device has everything.
      await seat.tab.locator("[data-state=offline]").waitFor();
      await seat.endBrowser();
      seat.line.lift();
      await seat.reopen();
    },
  },
  "network cut": {
    often: 3,
    cut: async (seat, type, random) => {
      seat.line.cut();
      await type({ change: true });
      await goOn(seat, random);
    },
  },
  "network flickers": {
    often: 2,
    cut: async (seat, type, random) => {
      for (let time = 0; time < 3; time += 1) {
        seat.line.cut();
        await type();
        seat.line.lift();
        if (random() < 0.5) await seat.tab.evaluate(() => dispatchEvent(new Event("online")));
        await type({ change: true });
        await wait(random() * 450);
      }
    },
  },
  "question lost": trapped("question lost", 2),
  "answer lost": trapped("answer lost", 4),
  "half an answer": trapped("half an answer", 2),
  "answer late": trapped("answer late", 3),
  "web server killed": {
    often: 3,
    killsServers: true,
    cut: (seat, type, random) => struck(seat, type, random, endSomeWebProcesses),
  },
  "database killed": {
    often: 2,
    killsServers: true,
    cut: (seat, type, random) => struck(seat, type, random, crashDatabase),
  },
  "clock wrong": {
    often: 3,
    cut: async (seat, type, random) => {
      await type();
      const skew = SKEWS[Math.floor(random() * SKEWS.length)] ?? 0;
      await seat.tab.evaluate((by) => localStorage.setItem("drill skew", String(by)), skew);
      await type();
      if (random() < 0.5) return;
      await reloaded(seat);
    },
  },
  "signed out": {
    often: 2,
    cut: async (seat, type, random) => {
      await seat.context.clearCookies();
      // Nobody is told to sign in again before there is something to send.
      await type({ change: true });
      if (random() < 0.3) return seat.newTab();
      await signInAgain(seat.tab);
      // The dialog may have come between a draft of a claim's ends and the Enter that stores it: then it is still open.
      if (!(await seat.tab.getByText("Move the ends with the arrow keys").first().isVisible())) return undefined;
      await seat.tab.keyboard.press("Enter");
      seat.before = await seat.shown();
      return undefined;
    },
  },
  "second tab": {
    often: 4,
    cut: async (seat, type, random) => {
      const first = seat.tab;
      await type();
      const second = await seat.context.newPage();
      const offer = second.getByRole("button", { name: "Work here instead" });
      await patiently(async () => {
        await second.goto(seat.job?.address ?? "/");
        await offer.waitFor({ timeout: 8000 });
      });
      await takeOver(seat, second);
      await type();
      await wait(random() * 300);
      await takeOver(seat, first);
      await type({ change: true });
      if (random() < 0.5) return second.close();
      await takeOver(seat, second);
      return first.close();
    },
  },
};

export const NAMES: readonly string[] = Object.keys(KINDS).filter(
  (name) => launcher !== null || !KINDS[name]?.killsServers,
);

/** Deal so many cuts: every kind once while they last, then by how often each comes up, in random order. */
export function deal(count: number, random: Random): readonly string[] {
  const weighted = NAMES.flatMap((name) => Array<string>(KINDS[name]?.often ?? 1).fill(name));
  const cards = Array.from(
    { length: count },
    (_, at) => NAMES[at] ?? weighted[Math.floor(random() * weighted.length)] ?? "",
  );
  return cards
    .map((card) => ({ card, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ card }) => card);
}

/** Work for a moment and be cut short; what the screen showed last is in `seat.before`. */
export async function cutShort(name: string, ...call: Parameters<Cut>): Promise<void> {
  const kind = KINDS[name];
  if (!kind) throw new Error(`no such cut: ${name}`);
  await kind.cut(...call);
}

/** The line breaks with a sync on it; the person goes on, and the tab may die before the line is back. */
function trapped(trap: Trap, often: number): { often: number; cut: Cut } {
  return {
    often,
    cut: async (seat, type, random) => {
      const sprung = seat.line.set(trap);
      await type({ change: true });
      await sprung;
      if (random() < 0.7) await type();
      await goOn(seat, random);
    },
  };
}

/** A server dies with a sync on its way to it; the person goes on, and the tab may die too. */
async function struck(seat: Seat, type: Hands, random: Random, strike: () => void): Promise<void> {
  const moment = random() * 25;
  const sprung = seat.line.set(() => setTimeout(strike, moment));
  await type({ change: true });
  await sprung;
  await type();
  if (random() < 0.3) await seat.crash().then(() => seat.newTab());
}

/** The network comes back: to the same tab, to a tab that was reloaded, or after the tab was killed. */
async function goOn(seat: Seat, random: Random): Promise<void> {
  const chance = random();
  if (chance < 0.3) await seat.crash();
  seat.line.lift();
  if (chance < 0.3) return seat.newTab();
  if (chance < 0.5) return seat.reopen();
  return seat.tab.evaluate(() => void dispatchEvent(new Event("online")));
}

/** Take the article over in a tab; from then on it is the one to type in. */
async function takeOver(seat: Seat, tab: Page): Promise<void> {
  const offer = tab.getByRole("button", { name: "Work here instead" });
  await offer.waitFor();
  seat.tab = tab;
  await patiently(async () => {
    // Where another seat's session has taken the server away, the page asks again by itself.
    if (await offer.isVisible()) await offer.press("Enter");
    await seat.open();
  });
  expect(await tab.getByRole("heading", { name: "This article is open in another tab" }).count()).toBe(0);
}

/** Reload the page; another seat's session may have taken the server away in this moment. */
async function reloaded(seat: Seat): Promise<void> {
  try {
    await seat.tab.reload();
  } catch {
    return seat.reopen();
  }
  return seat.openAgain();
}

export async function signInAgain(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await dialog.waitFor();
  await dialog.getByLabel("Name").fill(accountOf());
  await dialog.getByLabel("Password").fill(password);
  await patiently(async () => {
    await dialog.getByRole("button", { name: "Sign in" }).press("Enter");
    await dialog.waitFor({ state: "hidden", timeout: 8000 });
  });
}

/** Tell the page that it went out of sight, as a phone does before it kills a tab. */
function hide(page: Page): Promise<void> {
  return page.evaluate(() => {
    Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  });
}

async function wait(milliseconds: number): Promise<void> {
  if (milliseconds <= 0) return;
  await new Promise((over) => {
    setTimeout(over, milliseconds);
  });
}
