/** Where people work, a session that ended is signed in again in place: what is asked there never leads to the sign-in page. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const ROOMS = ["annotate", "adjudicate", "comments"];
const ASKED = /use(?:Query|InfiniteQuery|Mutation)\(\{|queryOptions\(\{/g;

const sources = ROOMS.flatMap((room) => {
  const folder = join(import.meta.dirname, "../../src", room);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .map((file) => [`${room}/${file}`, readFileSync(join(folder, file), "utf8")] as const);
});
const asked = sources.flatMap(([file, text]) =>
  Array.from(text.matchAll(ASKED), ({ index, 0: start }) => [file, upTo(text, index + start.length)] as const),
);

/** The text from within a brace to where it closes. */
function upTo(text: string, from: number): string {
  let depth = 1;
  let at = from;
  for (; depth > 0 && at < text.length; at += 1) depth += { "{": 1, "}": -1 }[text.charAt(at)] ?? 0;
  return text.slice(from, at);
}

test("what the rooms where people work ask for is found", () => {
  expect(asked.length).toBeGreaterThan(4);
});

test.each(asked)("%s asks and stays", (_, options) => {
  expect(options).toMatch(/meta: \{ stay: true \}/);
});
