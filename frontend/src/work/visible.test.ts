import { expect, test } from "vitest";

import { isWebAddress, plainText, visibleLine } from "./visible.ts";

test.each([
  "https://example.org/a?b=c#d",
  "HTTP://EXAMPLE.ORG",
  "https://de.wikipedia.org/wiki/Köln_(Stadt)",
  "http://[::1]:80/a",
  "https://example.org/@desk",
  "https://example.org/l'article",
  "https://münchen.example/",
])("%s is an address", (address) => expect(isWebAddress(address)).toBe(true));

test.each([
  "",
  "example.org",
  "ftp://example.org",
  "javascript:alert(1)",
  "https://",
  "https:///a",
  "https://a:b@example.org/",
  "https://user@example.org/",
  "https://example.org/\u202egnp",
  'https://example.org/"',
  "https://example.org/“a”",
  "https://example.org/a b",
  "https://exa\u200bmple.org/",
  "https://example.org\\@evil.example/",
  "https://example.org:99999/",
  "https://example.org%40evil.example/",
  "https://example.org:/",
])("%s is no address", (address) => expect(isWebAddress(address)).toBe(false));

test("copied text loses the characters that nobody sees, and nothing else", () => {
  expect(visibleLine("Port\u200b\tauthority\u202e of\u2028Zoë")).toBe("Port authority of Zoë");
  expect(plainText("one\n\ttwo\u202e\u001b three 👩‍🚒")).toBe("one\n\ttwo three 👩‍🚒");
});

test.each(["xhttps://example.org/", "http://user@example.org/", "HTTPS://user@example.org/"])(
  "%s is no address either",
  (address) => expect(isWebAddress(address)).toBe(false),
);
