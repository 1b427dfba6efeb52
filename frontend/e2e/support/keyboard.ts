/** A keyboard that counts what is pressed, by what it is pressed for. */
import { expect } from "@playwright/test";
import type { Locator, Page } from "@playwright/test";

export type Purpose = "decide" | "go" | "words" | "speaker" | "name" | "form" | "parent" | "verdict" | "other";

/** Tabs after which something counts as out of reach. */
const FAR = 60;

export class Keyboard {
  readonly page: Page;
  private readonly counts = new Map<Purpose, number>();

  constructor(page: Page) {
    this.page = page;
  }

  /** Press keys one after the other. */
  async press(purpose: Purpose, ...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
    this.count(purpose, keys.length);
  }

  /** Write into the field that has the focus. */
  async type(purpose: Purpose, text: string): Promise<void> {
    await this.page.keyboard.type(text);
    this.count(purpose, Array.from(text).length);
  }

  /** Put a text from the clipboard into the field that has the focus. */
  async paste(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
    this.count("other", 1);
  }

  /** Go on with Tab until something has the focus. */
  async tabTo(target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    await target.waitFor();
    for (let pressed = 0; pressed < FAR; pressed += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.press("other", key);
    }
    await expect(target, `within ${FAR} tabs`).toBeFocused();
  }

  /** Give how many keys were pressed for the given purposes. */
  pressed(...purposes: readonly Purpose[]): number {
    return purposes.reduce((sum, purpose) => sum + (this.counts.get(purpose) ?? 0), 0);
  }

  private count(purpose: Purpose, by: number): void {
    this.counts.set(purpose, this.pressed(purpose) + by);
  }
}
