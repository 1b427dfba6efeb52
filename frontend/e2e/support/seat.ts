/** A person at a browser of their own, on a line of their own, with an article open: what a cut session happens to. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { chromium as browserType } from "@playwright/test";
import type { BrowserContext, Page } from "@playwright/test";

import { chromium, chromiumFlags } from "../../browser-flags.ts";
import { addArticle, takeWithSuggestions } from "./api.ts";
import type { Id, Work } from "./api.ts";
import { openManagedProject, signIn } from "./desk.ts";
import { Line } from "./line.ts";
import { endBrowser } from "./product.ts";
import { goldHeld, goldShownBy } from "./adjudicated.ts";
import { PATIENCE, patiently } from "./patiently.ts";
import { heldByServer, shownBy } from "./shown.ts";
import type { Shown } from "./shown.ts";

/** A pass over one article. */
export interface Job {
  readonly address: string;
  readonly article: Id;
  /** None where the gold layer is adjudicated. */
  readonly assignment: Id | null;
  readonly work: Work | null;
}

/** Milliseconds until the page is asked for once more where the server was away when it was asked for. */
const AGAIN = 4000;

export class Seat {
  /** Script errors of all its pages. */
  readonly faults: string[] = [];
  /** What the screen showed when the session was cut. */
  before: Shown = { marks: {}, cards: [] };
  /** Keys pressed so far. */
  presses = 0;
  tab: Page;
  context: BrowserContext;
  job: Job | null = null;
  private project = "";
  private readonly profile: string;
  readonly line: Line;

  private constructor(line: Line, profile: string, context: BrowserContext, tab: Page) {
    this.line = line;
    this.profile = profile;
    this.context = context;
    this.tab = tab;
  }

  /** Start a browser with a profile of its own, sign in and find the project. */
  static async take(server: string): Promise<Seat> {
    const line = await Line.to(server);
    const profile = await mkdtemp(join(tmpdir(), "onrecord-seat-"));
    const context = await launch(profile, line.address);
    const seat = new Seat(line, profile, context, await context.newPage());
    seat.watch();
    seat.project = await openManagedProject(seat.tab, "own");
    return seat;
  }

  /** Bring an article in that has suggestions, and open it. */
  async openArticle(text: (stamp: string) => string): Promise<void> {
    this.line.lift();
    const stamp = `${Date.now()}-${Math.round(Math.random() * 1e9)}`;
    const article = await patiently(() =>
      addArticle(this.tab, this.project, { text: text(stamp), title: `Ferry ${stamp}` }),
    );
    const work = await patiently(() => takeWithSuggestions(this.tab, this.project, article));
    this.job = {
      address: `${this.project}/annotate?article=${article}`,
      article,
      assignment: work.assignment.id,
      work,
    };
    await this.reopen();
  }

  /** Open an article to adjudicate; `make` brings it in, with two people's work. */
  async openGold(make: (manager: Page, project: string) => Promise<Id>): Promise<void> {
    this.line.lift();
    const article = await make(this.tab, this.project);
    this.job = { address: `${this.project}/adjudicate/${article}`, article, assignment: null, work: null };
    await this.reopen();
  }

  /** Press keys, several in one string where they belong together, and note what the screen shows after them. */
  async press(keys: readonly string[]): Promise<void> {
    for (const key of keys.flatMap((together) => together.split(" "))) {
      await this.tab.keyboard.press(key);
      this.presses += 1;
    }
    // A reason that is being written counts once the field is left.
    if (this.gold && (await this.tab.locator("#why:focus").count()) > 0) await this.tab.keyboard.press("Enter");
    this.before = await this.shown();
  }

  /** Whether the gold layer of an article is open, and no pass of one's own. */
  get gold(): boolean {
    return this.job !== null && this.job.assignment === null;
  }

  /** Read what the tab shows. */
  shown(): Promise<Shown> {
    return this.gold ? goldShownBy(this.tab) : shownBy(this.tab);
  }

  /** Read what the server has of it, in the same form. */
  held(): Promise<Shown> {
    const { article = "", assignment = null } = this.job ?? {};
    return assignment === null ? goldHeld(this.tab, article) : heldByServer(this.tab, assignment);
  }

  /** Open the article in the tab, whatever is in the way: a server that is still away, a session that is over. */
  async reopen(): Promise<void> {
    await patiently(async () => {
      await this.tab.goto(this.job?.address ?? "/");
      await this.open();
    });
  }

  /** Wait for the article to be open; sign in where that is asked for. */
  async open(patience = AGAIN * 2): Promise<void> {
    const pane = this.gold
      ? this.tab.getByRole("heading", { name: /^Claim \d+$/ })
      : this.tab.getByRole("application", { name: /^Article text/ });
    const form = this.tab.getByLabel("User name");
    await pane.or(form).first().waitFor({ timeout: patience });
    if (await form.isVisible()) await signIn(this.tab);
    const ready = this.gold ? pane : pane.and(this.tab.locator(":focus"));
    await ready.waitFor({ timeout: patience });
  }

  /** Wait for the article to be open; ask for the page again where a server was away that another seat had killed. */
  async openAgain(): Promise<void> {
    try {
      await this.open();
    } catch (error) {
      if (await this.tab.getByRole("heading", { name: "This article is open in another tab" }).isVisible()) throw error;
      await this.reopen();
    }
  }

  /** Go on in a new tab; the one before is gone or is closed. */
  async newTab(): Promise<void> {
    const last = this.tab;
    this.tab = await this.context.newPage();
    await last.close();
    await this.reopen();
  }

  /** Kill the process that draws the tab. */
  async crash(): Promise<void> {
    const gone = this.tab.waitForEvent("crash");
    const session = await this.context.newCDPSession(this.tab);
    // The answer never comes: who would give it is dead.
    session.send("Page.crash").catch(() => undefined);
    await gone;
  }

  /** Kill the whole browser and start it again with what its profile has on the disk. */
  async endBrowser(): Promise<void> {
    // A browser writes its cookies down only now and then; being signed out is a cut of another kind.
    const cookies = await this.context.cookies();
    const closed = new Promise((done) => this.context.once("close", done));
    endBrowser(this.profile);
    await closed;
    await Promise.all(
      ["SingletonLock", "SingletonSocket", "SingletonCookie"].map((name) =>
        rm(join(this.profile, name), { force: true }),
      ),
    );
    this.context = await launch(this.profile, this.line.address);
    await this.context.addCookies(cookies);
    this.tab = await this.context.newPage();
    this.watch();
  }

  /** Wait until the screen says that all is saved. */
  async saved(): Promise<void> {
    try {
      await this.tab.locator("[data-state=saved][role=status]").waitFor({ timeout: PATIENCE });
    } catch {
      const note = this.tab.locator("[data-state][role=status]");
      throw new Error(
        `the screen never says saved, but: ${(await note.or(this.tab.locator("section [role=alert]")).allInnerTexts()).join("; ")}`,
      );
    }
  }

  async leave(): Promise<void> {
    await this.context.close();
    await this.line.close();
    await rm(this.profile, { recursive: true, force: true });
  }

  private watch(): void {
    const look = (page: Page): void => void page.on("pageerror", (error) => this.faults.push(error.message));
    this.context.pages().forEach(look);
    this.context.on("page", look);
  }
}

async function launch(profile: string, baseURL: string): Promise<BrowserContext> {
  const context = await browserType.launchPersistentContext(profile, {
    executablePath: chromium,
    args: [...chromiumFlags, "--no-restore-last-session"],
    baseURL,
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(PATIENCE);
  // Nobody is shown round here, and the clock of the page goes wrong by what this says.
  await context.addInitScript(() => {
    if (origin === "null") return;
    for (let user = 1; user <= 100; user += 1) localStorage.setItem(`onrecord.tour.${user}`, "seen");
    const { now } = Date;
    const wrong = (): number => now() + Number(localStorage.getItem("drill skew") ?? 0);
    Date.now = wrong;
    globalThis.Date = new Proxy(Date, {
      construct: (target, given: unknown[]) =>
        Reflect.construct(target, given.length === 0 ? [wrong()] : given) as Date,
    });
  });
  return context;
}
