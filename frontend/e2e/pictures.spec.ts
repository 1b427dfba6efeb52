/**
 * Eight states of the annotate screen, light and dark, look as they did when somebody last looked at them.
 * `make pictures` takes the references anew; look at them before they are committed.
 */
import { addArticle, claimOn, sendOps, takeWithSuggestions } from "./support/api.ts";
import type { Id } from "./support/api.ts";
import { ALONE, expect, openManagedProject, test } from "./support/desk.ts";
import type { Page } from "./support/desk.ts";
import { articleOpen, saved } from "./support/screen.ts";

/** A story whose names nobody else in the project bears; the line that makes it a new article lies out of sight. */
const STORY = [
  "The tram depot at Kestral will close in June, the transport office of Vesmere said on Tuesday.",
  "“We have not run a tram on time since the flood,” said Ottilie Prann, who heads the depot, and added that the rails had sunk by 14 centimetres.",
  "The drivers’ union claimed that 60 posts would be lost. According to the union, nobody had asked the drivers.",
  "Mayor Ruben Askholt told the Kestral Gazette that buses would replace every line. The Gazette reported that the city had ordered no bus.",
  "A person close to the council, who did not want to be named, said the decision had been made in March.",
  "The transport office denied that the depot was to be sold. It said a study would be published in autumn.",
];
const WIDE = { width: 1080, height: 680 };
const NARROW = { width: 390, height: 680 };

interface State {
  readonly name: string;
  /** Keys that lead here from the article as it opens. */
  readonly keys: readonly string[];
  /** What has to be on the screen before the picture is taken. */
  readonly shows: (page: Page) => ReturnType<Page["getByRole"]>;
  readonly narrow?: true;
}

const STATES: readonly State[] = [
  { name: "suggestion", keys: [], shows: (page) => page.getByRole("button", { name: /^Accept/ }) },
  { name: "claim", keys: ["k", "k", "k"], shows: (page) => page.getByRole("group", { name: "Verdict" }) },
  {
    name: "selection",
    keys: ["Home", "ArrowDown", "ArrowDown", "Shift+ArrowDown"],
    shows: (page) => page.getByRole("button", { name: /^Accept/ }),
  },
  { name: "speaker", keys: ["k", "k", "k", "s", "P", "r", "a", "n"], shows: (page) => page.getByRole("combobox") },
  {
    name: "evidence",
    keys: ["k", "k", "k", "j", "j", "e"],
    shows: (page) => page.getByText("Rails sink under Kestral"),
  },
  {
    name: "finish",
    keys: ["Shift+Enter"],
    shows: (page) => page.getByRole("dialog", { name: "Finish this article?" }),
  },
  { name: "help", keys: ["?"], shows: (page) => page.getByRole("dialog", { name: "Keyboard shortcuts" }) },
  {
    name: "narrow",
    keys: ["k", "k", "k"],
    narrow: true,
    shows: (page) => page.getByRole("group", { name: "Verdict" }),
  },
];

test("the annotate screen looks as it did", ALONE, async ({ page }) => {
  test.setTimeout(240_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.setViewportSize(WIDE);
  const project = await openManagedProject(page);
  const article = await openStory(page, project);
  for (const { name, keys, shows, narrow } of STATES) {
    await page.setViewportSize(narrow ? NARROW : WIDE);
    await page.goto(`${project}/annotate?article=${article}`);
    await articleOpen(page);
    // What is fetched on demand is there once the network is quiet.
    await page.waitForLoadState("networkidle");
    for (const key of keys) await page.keyboard.press(key);
    await expect(shows(page).first(), name).toBeVisible();
    await saved(page);
    await page.evaluate(() => document.fonts.ready);
    // How far a list of speakers scrolls as it opens depends on how many the project has.
    if (name === "speaker") await page.evaluate(() => scrollTo({ top: 0 }));
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      // How many articles the project has depends on what ran before, and the day is another one.
      const mask = [page.getByRole("banner").getByRole("list"), page.locator("input[type=date]")];
      await expect.soft(page).toHaveScreenshot(`${name}-${colorScheme}.png`, {
        mask,
        maxDiffPixelRatio: 0.01,
        animations: "disabled",
        caret: "hide",
      });
    }
  }
});

/** Bring the story in with two claims that somebody judged already, the second with evidence. */
async function openStory(page: Page, project: string): Promise<Id> {
  const text = `${STORY.join("\n\n")}${"\n\n—".repeat(20)}\n\nEdition ${Date.now()}-${Math.round(Math.random() * 1e9)}`;
  const article = await addArticle(page, project, { text, title: "Kestral loses its trams" });
  const { assignment, suggestions } = await takeWithSuggestions(page, project, article);
  const place = (words: string): [number, number] => {
    const start = Array.from(text.slice(0, text.indexOf(words))).length;
    return [start, start + Array.from(words).length];
  };
  const speaker = {
    id: crypto.randomUUID(),
    name: "Ottilie Prann",
    kind: "person" as const,
    anonymous: false,
    descriptor: "",
  };
  const verdict = { rationale: "", status: "final" as const, evidence: [] };
  const closing = claimOn(text, [place("The tram depot at Kestral will close in June")], {
    source: [place("the transport office of Vesmere")],
    cue: [place("said on Tuesday")].map(([start]) => [start, start + 4] as [number, number]),
    verdict: { ...verdict, label: "true" },
  });
  const sunk = claimOn(text, [place("the rails had sunk by 14 centimetres")], {
    source: [place("Ottilie Prann")],
    cue: [place("added")],
    speakers: [speaker.id],
    no_speaker_stated: false,
    verdict: { ...verdict, label: "misleading", evidence: [EVIDENCE] },
  });
  const passed = suggestions.filter(({ content }) => [closing, sunk].some((claim) => overlap(claim.content, content)));
  await sendOps(page, assignment.id, [
    { speaker },
    { put: closing, base: 0 },
    { put: sunk, base: 0 },
    ...passed.map(({ id }) => ({ decide: id, as: "rejected" as const, claim: null })),
  ]);
  return article;
}

const EVIDENCE = {
  url: "https://example.org/vesmere/rails",
  archived_url: "",
  accessed_at: "2024-12-03",
  publisher: "Vesmere Survey",
  title: "Rails sink under Kestral",
  quote: "Levels taken in May show a drop of nine centimetres.",
  stance: "refutes" as const,
  set_number: 1,
};

function overlap(left: readonly (readonly number[])[], right: readonly (readonly number[])[]): boolean {
  return left.some(([a = 0, b = 0]) => right.some(([c = 0, d = 0]) => a < d && c < b));
}
