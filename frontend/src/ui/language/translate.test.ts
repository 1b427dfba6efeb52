import { afterEach, expect, test } from "vitest";

import { de } from "../../languages/server.de.ts";
import { reasonFromServer, speak } from "./translate.ts";

afterEach(() => speak("en-GB", {}));

test.each([
  ["clause after “warned”", "Nebensatz nach „warned“"],
  ["object of “called” and its preposition", "Objekt zu „called“ und seiner Präposition"],
  ["clause after “…”", "Nebensatz nach „…“"],
  [
    "quotation marks (a very long article: not parsed here)",
    "Anführungszeichen (ein sehr langer Artikel: hier ohne Grammatik)",
  ],
  // Where nothing but the article's own words stands, there is nothing to translate.
  ["“accusing … of”", "“accusing … of”"],
  ["found by some model", "found by some model"],
  ["", ""],
])("somebody who reads German is told why there is a suggestion: %s", (english, german) => {
  expect(reasonFromServer(english)).toBe(english);
  speak("de", { server: de });
  expect(reasonFromServer(english)).toBe(german);
});
