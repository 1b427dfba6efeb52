/** A browser that translates and extensions that change the page: never are other words stored than were marked, and nothing dies. */
import "../../styles/tokens.css";
import "../../styles/base.css";

import { afterEach, beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";

import { bearForeignChanges } from "../../ui/page/foreign.ts";
import { exact } from "../../text/offsets.ts";
import { TEXT } from "../../work/testing.ts";
import type { Desk } from "../desk/desk.ts";
import { showDesk, showNext } from "../showing.tsx";
import { openDesk } from "../testing.ts";

bearForeignChanges();

const faults: string[] = [];
const onError = ({ message }: ErrorEvent): void => {
  // Chromium's way to say that it goes on with the next frame.
  if (!message.startsWith("ResizeObserver loop")) faults.push(message);
};

beforeEach(() => {
  localStorage.clear();
  for (let user = 0; user < 9; user += 1) localStorage.setItem(`onrecord.tour.${user}`, "seen");
  addEventListener("error", onError);
});

afterEach(() => {
  removeEventListener("error", onError);
  expect(faults.splice(0)).toEqual([]);
});

const paragraphs = (): HTMLElement[] => Array.from(document.querySelectorAll<HTMLElement>("article p[data-start]"));
const article = (): HTMLElement => document.querySelector("article") as HTMLElement;

function textsIn(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found.filter(
    ({ data, parentElement }) => data.trim() !== "" && !parentElement?.closest("font, style, script"),
  );
}

const other = (words: string): string => words.replace(/\p{L}+/gu, "anders");

/** As browsers translate: every text node gives way to a <font> with a <font> in it. */
function translate(root: Node = document.body): void {
  for (const text of textsIn(root)) {
    const [outer, inner] = [document.createElement("font"), document.createElement("font")];
    inner.textContent = other(text.data);
    outer.append(inner);
    text.replaceWith(outer);
  }
}

function wrap(): void {
  for (const text of textsIn(document.body)) {
    const around = document.createElement("font");
    text.replaceWith(around);
    around.append(text);
  }
}

function insert(word: string): void {
  for (const paragraph of paragraphs()) {
    const button = document.createElement("button");
    button.textContent = word;
    paragraph.insertBefore(button, paragraph.childNodes[1] ?? null);
  }
}

const CHANGES: Record<string, () => void> = {
  "every text gives way to a translation": () => translate(),
  "values are changed in place": () => {
    for (const text of textsIn(document.body)) text.data = other(text.data);
  },
  "one word is changed in place": () => {
    for (const text of textsIn(article())) text.data = text.data.replace("military", "naval");
  },
  "texts are wrapped": wrap,
  "texts are split": () => {
    for (const paragraph of paragraphs()) textsIn(paragraph)[0]?.splitText(3);
  },
  "marks are copied": () => {
    for (const mark of document.querySelectorAll("article mark")) mark.replaceWith(mark.cloneNode(true));
    for (const text of textsIn(article())) text.replaceWith(text.cloneNode());
  },
  "a button with a word is put in": () => insert("Look up"),
  "words stand between the paragraphs": () => paragraphs()[0]?.after("Werbung", document.createElement("hr")),
  "a paragraph is taken out": () => paragraphs()[0]?.remove(),
  "paragraphs change places": () => paragraphs()[0]?.before(paragraphs()[1] as HTMLElement),
  "the article is another one": () => {
    article().innerHTML = "<p data-start='0' data-end='40'>Die Fähre fährt am Freitag wieder, hieß es.</p>";
  },
  "everything beside the bar is another": () => {
    const main = document.querySelector("main") as HTMLElement;
    main.replaceChildren(...Array.from(main.childNodes, (node) => node.cloneNode(true)));
  },
};

/** Drag over words that stand in one text node, as far as they are there; else over the end of the article. */
async function drag(words: string): Promise<void> {
  const texts = textsIn(article());
  const within = texts.find(({ data }) => data.includes(words)) ?? paragraphs().at(-1)?.lastChild;
  const selection = getSelection();
  if (!within || !selection) throw new Error("nothing can be selected");
  const at = within instanceof Text ? within.data.indexOf(words) : -1;
  if (at === -1) selection.selectAllChildren(within.parentNode ?? within);
  else selection.setBaseAndExtent(within, at, within, at + words.length);
  const press = { bubbles: true, button: 0, detail: 1, clientX: 300, clientY: 300 };
  within.parentElement?.dispatchEvent(new MouseEvent("mouseup", press));
  await new Promise(requestAnimationFrame);
}

/** A long press: the browser selects, in its own way, what lies under the finger. */
function hold(): void {
  article().dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, pointerType: "touch" }));
  const last = paragraphs().at(-1);
  const text = last && (textsIn(last)[0] ?? last);
  if (text) getSelection()?.setBaseAndExtent(text, 0, text, text instanceof Text ? 6 : 1);
}

const WORDS = "military official";
const refused = page.getByText(/^The page was changed by the browser or an extension/);

async function opened(): Promise<Desk> {
  const desk = await openDesk();
  await showDesk(desk);
  await expect.poll(() => article().textContent).toContain(WORDS);
  // Messages of the test before are still there.
  for (const close of document.querySelectorAll<HTMLElement>("[role=status] button[aria-label]")) close.click();
  return desk;
}

const stored = (desk: Desk): readonly string[] =>
  [...desk.state.pass.claims.values()].map(({ content }) => exact(desk.state.setting.text, content).join(""));

const isDrawn = (): boolean =>
  paragraphs()
    .map(({ textContent }) => textContent)
    .join("\n") === TEXT;

test.each(Object.entries(CHANGES))(
  "where %s, marking is refused with a word, and works the next time",
  async (_, change) => {
    const desk = await opened();
    change();
    await drag(WORDS);
    await userEvent.keyboard("c");
    await expect.element(refused.first()).toBeVisible();
    expect(stored(desk)).toEqual([]);
    expect(isDrawn()).toBe(true);
    await drag(WORDS);
    await userEvent.keyboard("c");
    expect(stored(desk)).toEqual([WORDS]);
  },
);

test.each<[string, () => void]>([
  ["an icon without words is put in", () => insert("")],
  ["styles write in capitals", () => (article().style.textTransform = "uppercase")],
  [
    "attributes are changed",
    () => {
      for (const one of document.querySelectorAll("article p, article mark")) {
        one.setAttribute("data-start", "7");
        one.setAttribute("data-owners", "nobody");
        one.setAttribute("lang", "de");
      }
    },
  ],
])("where %s, exactly the marked words are stored", async (_, change) => {
  const desk = await opened();
  change();
  await drag(WORDS);
  await userEvent.keyboard("c");
  expect(stored(desk)).toEqual([WORDS]);
});

test("keys on a translated screen store nothing that was not seen, and the next press works", async () => {
  const desk = await opened();
  translate();
  await userEvent.keyboard("a");
  await expect.element(refused.first()).toBeVisible();
  expect(stored(desk)).toEqual([]);
  await userEvent.keyboard("a");
  expect(stored(desk)).toEqual(["some officials said the threat was the highest since the strike"]);
  translate();
  await userEvent.keyboard("{Control>}z{/Control}");
  expect(stored(desk)).toEqual([]);
  translate();
  for (const keys of [
    "j",
    "k",
    "x",
    "{ArrowDown}",
    "{Shift>}{ArrowRight}{/Shift}",
    "j",
    "1",
    "?",
    "{Escape}",
    "m",
    "{Escape}",
    "h",
    "{Escape}",
  ]) {
    await userEvent.keyboard(keys);
    translate();
  }
  for (const claim of stored(desk)) expect(TEXT).toContain(claim);
  // The cursor brings the text back where it goes: what is made there is what stands there.
  article().focus();
  await userEvent.keyboard("{End}c");
  expect(stored(desk)).toContain("“We do see several planning efforts,” one military official said");
});

test("ends that keys or a handle moved over translated words are not stored", async () => {
  const desk = await opened();
  await userEvent.keyboard("a");
  const before = stored(desk);
  await userEvent.keyboard("kb{ArrowLeft}");
  translate();
  await userEvent.keyboard("{Enter}");
  await expect.element(refused.first()).toBeVisible();
  expect(stored(desk)).toEqual(before);
  // They are where they were moved to: what was refused is one key away.
  await userEvent.keyboard("{Enter}");
  expect(stored(desk)).not.toEqual(before);
  for (const claim of stored(desk)) expect(TEXT).toContain(claim);
});

test("a finger that holds a translated word is refused, and takes the word the next time", async () => {
  const desk = await opened();
  translate();
  hold();
  await expect.element(refused.first()).toBeVisible();
  expect(desk.state.cursor).toBeNull();
  hold();
  await expect.poll(() => desk.state.cursor?.place).toEqual([TEXT.indexOf("“We"), TEXT.indexOf(" see")]);
});

test("a card whose quotation was changed is not accepted", async () => {
  const desk = await opened();
  const card = document.querySelector("section[aria-current]");
  for (const text of card ? textsIn(card) : []) text.data = other(text.data);
  await userEvent.keyboard("a");
  await expect.element(refused.first()).toBeVisible();
  expect(stored(desk)).toEqual([]);
  expect(document.querySelector("section[aria-current]")?.textContent).toContain("some officials said");
  await userEvent.keyboard("a");
  expect(stored(desk)).toHaveLength(1);
});

test("a translator that never rests gets nothing stored and stops nothing", async () => {
  const desk = await opened();
  const watch = new MutationObserver(() => {
    watch.disconnect();
    translate();
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  translate();
  watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  for (let round = 0; round < 3; round += 1) {
    await drag(WORDS);
    await userEvent.keyboard("c");
    await userEvent.keyboard("{ArrowDown}c");
    await userEvent.keyboard("a");
  }
  watch.disconnect();
  expect(stored(desk)).toEqual([]);
  await userEvent.keyboard("a");
  await userEvent.keyboard("a");
  expect(stored(desk)).toHaveLength(1);
});

test("what is written on a translated screen stays written, and the next article comes", async () => {
  const desk = await opened();
  await userEvent.keyboard("a");
  await userEvent.keyboard("a");
  translate();
  await userEvent.keyboard("n");
  await expect.poll(() => document.activeElement?.tagName).toBe("TEXTAREA");
  await userEvent.keyboard("Heard ");
  translate();
  await userEvent.keyboard("twice");
  await userEvent.keyboard("{Escape}");
  expect([...desk.state.pass.claims.values()].map(({ note }) => note)).toContain("Heard twice");
  await userEvent.keyboard("s");
  await expect.poll(() => document.activeElement?.tagName).toBe("INPUT");
  await userEvent.keyboard("Ha");
  translate();
  await userEvent.keyboard("rbour");
  expect((document.activeElement as HTMLInputElement).value).toBe("Harbour");
  await userEvent.keyboard("{Escape}");
  translate();
  showNext(await openDesk("Another article.\nThe mayor warned of a long winter."));
  await expect.poll(() => article().textContent).toContain("long winter");
  expect(document.body.textContent).not.toContain("several planning");
});
