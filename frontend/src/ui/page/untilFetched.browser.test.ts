/** Code that fails to arrive is fetched again, with its styles, and nobody who waits for other styles is forgotten. */
import { afterEach, expect, test } from "vitest";

import { untilFetched } from "./untilFetched.ts";

/** Milliseconds before the second try. */
const PAUSE = 250;

afterEach(() => document.head.querySelectorAll("link[data-test]").forEach((link) => link.remove()));

test("styles that are on their way arrive for whoever waits for them, while other code is fetched again", async () => {
  const link = linkTo(sheetOf("p { color: red }"));
  const arrived = settled(link);
  let tries = 0;
  const code = await untilFetched(async () => {
    tries += 1;
    if (tries > 1) return "code";
    // It begins just before the second try.
    setTimeout(() => document.head.append(link), PAUSE);
    throw new Error("the network was away");
  });
  expect(code).toBe("code");
  expect(link.isConnected).toBe(true);
  expect(await arrived).toBe("load");
});

test("two parts of the screen that failed together arrive both, and ask for the styles that failed once", async () => {
  const gone = sheetOf("");
  URL.revokeObjectURL(gone);
  const link = linkTo(gone);
  const failed = settled(link);
  const both = Promise.all([untilFetched(failingOnce("one", failed)), untilFetched(failingOnce("other", failed))]);
  document.head.append(link);
  expect(await both).toEqual(["one", "other"]);
  expect(link.isConnected, "another link took its place").toBe(false);
  expect(document.head.querySelectorAll("link[data-test]")).toHaveLength(1);
});

/** Fails once its styles have, as what the build makes of an import does. */
function failingOnce(code: string, styles: Promise<string>): () => Promise<string> {
  let first = true;
  return async () => {
    if (!first) return code;
    first = false;
    await styles;
    throw new Error("its styles failed");
  };
}

function sheetOf(text: string): string {
  return URL.createObjectURL(new Blob([text], { type: "text/css" }));
}

function linkTo(href: string): HTMLLinkElement {
  const link = document.createElement("link");
  Object.assign(link, { rel: "stylesheet", href });
  link.dataset["test"] = "";
  return link;
}

function settled(link: HTMLLinkElement): Promise<string> {
  return new Promise((done) => {
    for (const type of ["load", "error"]) link.addEventListener(type, () => done(type));
  });
}
