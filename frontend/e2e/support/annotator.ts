/** Somebody who makes the gold claims of an article with the keyboard alone, looking at the screen after every step. */
import { expect } from "@playwright/test";
import type { Page as BrowserPage } from "@playwright/test";

import { standOn } from "../../src/annotate/desk/cursor.ts";
import type { CommandId } from "../../src/keys/registry.ts";
import { likeness, same } from "../../src/text/fragments.ts";
import type { Fragment, Fragments } from "../../src/text/offsets.ts";
import { Steps } from "../../src/text/reading/steps.ts";
import type { Gold, GoldClaim } from "./gold.ts";
import type { Keyboard } from "./keyboard.ts";
import { type Page, type Place, keyOf, toBoundaries, toClaim, toSelection } from "./planner.ts";
import { type ActiveItem, activeItem, cursorShown } from "./screen.ts";

type Role = "source" | "cue" | "addressee";
const ROLES: readonly { readonly role: Role; readonly set: CommandId; readonly add: CommandId }[] = [
  { role: "source", set: "source", add: "addSource" },
  { role: "cue", set: "cue", add: "addCue" },
  { role: "addressee", set: "addressee", add: "addAddressee" },
];
const FORMS = ["Direct", "Indirect", "Mixed", "Free indirect", "Reported"];
const FORM_NAMES: Readonly<Record<string, string>> = {
  direct: "Direct",
  indirect: "Indirect",
  mixed: "Mixed",
  free_indirect: "Free indirect",
  reported: "Reported",
};
/** How much of a suggestion has to be right for mending it to be less work than making the claim. */
const WORTH_MENDING = 0.5;

export class Annotator {
  /** Suggestions that were right as they stood. */
  accepted = 0;
  mended = 0;
  rejected = 0;
  private readonly browser: BrowserPage;
  private readonly keys: Keyboard;
  private readonly gold: Gold;
  private readonly page: Page;
  private readonly made = new Set<string>();
  /** Names under which the speakers of the gold are known on the screen. */
  private readonly names = new Map<string, string>();
  private lastPicked: readonly string[] = [];

  constructor(keys: Keyboard, gold: Gold, text: string, language: string) {
    this.browser = keys.page;
    this.keys = keys;
    this.gold = gold;
    this.page = { text, steps: new Steps(text, language) };
  }

  /** Go through all suggestions: take what is right, mend what is nearly right, turn down the rest. */
  async decideSuggestions(): Promise<void> {
    for (let item = await this.look(); item.type === "suggestion"; item = await this.look()) {
      const claim = this.bestFor(item);
      if (claim && same(claim.content, item.content)) {
        await this.keys.press("decide", keyOf("accept"));
        this.accepted += 1;
      } else if (claim && item.content.length === 1 && (await this.mend(item, claim))) {
        this.mended += 1;
        await this.keys.press("go", keyOf("next"));
      } else {
        await this.keys.press("decide", keyOf("reject"));
        this.rejected += 1;
        continue;
      }
      this.made.add(claim.id);
    }
  }

  /** Complete every claim of the gold in text order, making those that nothing proposed. */
  async completeClaims(
    verdictOf: (claim: GoldClaim) => number,
    then: (claim: GoldClaim) => Promise<void>,
  ): Promise<void> {
    for (const claim of this.gold.claims) {
      if (this.made.has(claim.id)) await this.goTo(claim);
      else await this.make(claim);
      await this.setContent(claim);
      await this.setRoles(claim);
      await this.setSpeakers(claim);
      await this.setParent(claim);
      await this.setForm(claim);
      await this.keys.press("verdict", String(verdictOf(claim)));
      await then(claim);
    }
  }

  private look(): Promise<ActiveItem> {
    return activeItem(this.browser);
  }

  private bestFor(item: ActiveItem): GoldClaim | null {
    const free = this.gold.claims.filter(({ id }) => !this.made.has(id));
    const worth = (claim: GoldClaim): number =>
      likeness(claim.content, item.content) +
      (likeness(claim.content, item.content) > 0 && same(claim.cue, item.cue) ? WORTH_MENDING : 0);
    const [best] = free.toSorted((a, b) => worth(b) - worth(a));
    return best && worth(best) >= WORTH_MENDING ? best : null;
  }

  private async mend(item: ActiveItem, claim: GoldClaim): Promise<boolean> {
    const [from, to] = [item.content[0], claim.content[0]];
    const keys = from && to && toBoundaries(this.page, from, to);
    if (!keys) return false;
    await this.keys.press("words", keyOf("boundaries"), ...keys, keyOf("boundariesDone"));
    return true;
  }

  private async goTo(claim: GoldClaim): Promise<void> {
    const item = await this.look();
    if (item.type === "claim" && this.isAt(item, claim)) return;
    await this.keys.press("go", keyOf("nextOpen"));
    expect(this.isAt(await this.look(), claim), `the next open claim is ${claim.id}`).toBe(true);
  }

  private isAt(item: ActiveItem, claim: GoldClaim): boolean {
    return same(item.content.slice(0, 1), claim.content.slice(0, 1));
  }

  private async make(claim: GoldClaim): Promise<void> {
    const [first] = claim.content;
    if (!first) throw new Error(`${claim.id} has no content`);
    await this.keys.press("words", ...this.way(toClaim, await this.place(), first, claim), keyOf("claim"));
    this.lookedAt(claim, "content", (await this.look()).content, [first]);
  }

  /** Add what the first fragment leaves out. */
  private async setContent(claim: GoldClaim): Promise<void> {
    const item = await this.look();
    for (const piece of claim.content) {
      if (!item.content.some((one) => one[0] === piece[0] && one[1] === piece[1]))
        await this.select(piece, "addFragment", claim);
    }
    this.lookedAt(claim, "content", (await this.look()).content, claim.content);
  }

  private async setRoles(claim: GoldClaim): Promise<void> {
    const item = await this.look();
    const missing = ROLES.filter(({ role }) => !same(item[role], claim[role])).map((one) => ({
      ...one,
      left: [...claim[one.role]],
      begun: false,
    }));
    for (let next = await this.nearest(missing); next; next = await this.nearest(missing)) {
      await this.select(next.piece, next.role.begun ? next.role.add : next.role.set, claim);
      next.role.begun = true;
      next.role.left = next.role.left.filter((piece) => piece !== next?.piece);
    }
    const after = await this.look();
    for (const { role } of ROLES) this.lookedAt(claim, role, after[role], claim[role]);
  }

  /** Choose what takes the fewest keys from here. */
  private async nearest<Kind extends { left: Fragment[] }>(
    roles: readonly Kind[],
  ): Promise<{ role: Kind; piece: Fragment } | undefined> {
    const from = await this.place();
    const ways = roles.flatMap((role) =>
      role.left.map((piece) => ({ role, piece, keys: toSelection(this.page, from, piece)?.length ?? Infinity })),
    );
    return ways.toSorted((a, b) => a.keys - b.keys)[0];
  }

  private async select(piece: Fragment, command: CommandId, claim: GoldClaim): Promise<void> {
    await this.keys.press("words", ...this.way(toSelection, await this.place(), piece, claim), keyOf(command));
  }

  private way(plan: typeof toClaim, from: Place, wanted: Fragment, claim: GoldClaim): readonly string[] {
    const keys = plan(this.page, from, wanted);
    if (!keys) throw new Error(`${claim.id}: no keys lead to “${this.page.text.slice(...wanted)}”`);
    return keys;
  }

  private async place(): Promise<Place> {
    const shown = await cursorShown(this.browser);
    const lookingAt = (await this.look()).content[0]?.[0] ?? 0;
    return { cursor: shown && standOn(shown.place), lookingAt };
  }

  private lookedAt(claim: GoldClaim, role: string, shown: Fragments, wanted: Fragments): void {
    const words = (places: Fragments): string[] => places.map(([start, end]) => this.page.text.slice(start, end));
    expect(words(shown), `${claim.id} ${role}`).toEqual(words(wanted));
    expect(shown, `${claim.id} ${role}`).toEqual(wanted);
  }

  private async setSpeakers(claim: GoldClaim): Promise<void> {
    const { speakers: shown } = await this.look();
    if (claim.speakers.length === 0) {
      if (shown !== "no speaker stated") await this.keys.press("speaker", keyOf("noSpeaker"));
      return;
    }
    const [only] = claim.speakers;
    if (claim.speakers.length === 1 && only !== undefined && this.accepts(only, shown)) {
      this.names.set(only, shown);
      return;
    }
    if (this.lastPicked.join() === claim.speakers.join()) {
      await this.keys.press("speaker", keyOf("sameSpeaker"));
      return;
    }
    for (const [at, key] of claim.speakers.entries()) {
      if (at === 0 && this.accepts(key, shown)) this.names.set(key, shown);
      else if (this.names.has(key)) await this.pickSpeaker(this.names.get(key) ?? "", at > 0);
      else await this.createSpeaker(key, at > 0);
    }
    this.lastPicked = claim.speakers;
  }

  /** Whether the speaker on the card is the one of the gold: by the name used before, else by a proper name of theirs. */
  private accepts(key: string, shown: string): boolean {
    const speaker = this.gold.speakers[key];
    const known = this.names.get(key);
    // An unnamed speaker of another claim may bear the same description and yet be somebody else.
    if (known !== undefined) return known === shown && speaker?.anonymous !== true;
    if ([...this.names.values()].includes(shown)) return false;
    const proper = speaker?.anonymous === true || /^\p{Lu}[\p{L}\p{M}’-]*(?: \p{Lu}[\p{L}\p{M}’-]*)*$/u.test(shown);
    return speaker !== undefined && proper && [speaker.name, ...speaker.aliases].includes(shown);
  }

  private async createSpeaker(key: string, another: boolean): Promise<void> {
    const speaker = this.gold.speakers[key];
    const name = (speaker?.anonymous ? speaker.aliases[0] : speaker?.name) ?? speaker?.name ?? "";
    await this.openPicker();
    await this.keys.type("name", name);
    await this.keys.press("speaker", another ? "Control+Shift+Enter" : "Control+Enter");
    const kind = this.browser.locator("#new-speaker-kind");
    await expect(kind).toBeFocused();
    const wanted = speaker?.kind ?? "person";
    for (let tries = 0; (await kind.inputValue()) !== wanted && tries < 6; tries += 1)
      await this.keys.press("speaker", "ArrowDown");
    for (let tries = 0; (await kind.inputValue()) !== wanted && tries < 6; tries += 1)
      await this.keys.press("speaker", "ArrowUp");
    await expect(kind).toHaveValue(wanted);
    await this.keys.press("speaker", "Enter");
    await expect(kind).toBeHidden();
    this.names.set(key, name);
  }

  private async pickSpeaker(name: string, another: boolean): Promise<void> {
    await this.openPicker();
    const options = this.browser.getByRole("listbox").getByRole("option").locator("span[dir=auto]:not([class])");
    let at = (await options.allInnerTexts()).indexOf(name);
    for (const letter of name) {
      if (at !== -1 && at < 3) break;
      await this.keys.type("speaker", letter);
      at = (await options.allInnerTexts()).indexOf(name);
    }
    expect(at, `${name} is offered`).toBeGreaterThanOrEqual(0);
    await this.keys.press("speaker", ...Array<string>(at).fill("ArrowDown"), another ? "Shift+Enter" : "Enter");
    await expect(this.browser.getByRole("combobox")).toBeHidden();
  }

  private async openPicker(): Promise<void> {
    await this.keys.press("speaker", keyOf("speaker"));
    await expect(this.browser.getByRole("combobox")).toBeFocused();
  }

  private async setParent(claim: GoldClaim): Promise<void> {
    const parent = this.gold.claims.find(({ id }) => id === claim.parent);
    const [first] = parent?.content ?? [];
    const begins = first ? this.page.text.slice(first[0], Math.min(first[1], first[0] + 44)) : "";
    const settled = async (): Promise<boolean> => {
      const { text } = await this.look();
      return begins === "" ? !text.includes("Reported by “") : text.includes(`Reported by “${begins}`);
    };
    for (let tries = 0; !(await settled()) && tries < 4; tries += 1) await this.keys.press("parent", keyOf("parent"));
    if (!(await settled())) await this.chooseParent(begins);
    expect(await settled(), `${claim.id} is reported by ${claim.parent ?? "nobody"}`).toBe(true);
  }

  /** Choose the parent from the list of all claims. */
  private async chooseParent(begins: string): Promise<void> {
    await this.keys.press("parent", keyOf("details"));
    const list = this.browser.getByLabel("Reported by");
    await list.waitFor();
    for (
      let tries = 0;
      tries < 8 && !(await list.evaluate((element) => element === document.activeElement));
      tries += 1
    )
      await this.keys.press("parent", "Tab");
    await expect(list).toBeFocused();
    const names = await list.locator("option").allInnerTexts();
    const at = names.findIndex((name) => name.includes(begins));
    const now = await list.evaluate((element) => (element as HTMLSelectElement).selectedIndex);
    await this.keys.press(
      "parent",
      ...Array<string>(Math.abs(at - now)).fill(at > now ? "ArrowDown" : "ArrowUp"),
      "Escape",
    );
  }

  private async setForm(claim: GoldClaim): Promise<void> {
    const { form } = await this.look();
    const wanted = FORMS.indexOf(FORM_NAMES[claim.directness] ?? "");
    const presses = (wanted - FORMS.indexOf(form) + FORMS.length) % FORMS.length;
    await this.keys.press("form", ...Array<string>(presses).fill(keyOf("directness")));
  }
}
