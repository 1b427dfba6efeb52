import { expect, test } from "vitest";

import { safeReturnPath } from "../../src/returnPath.ts";

test("signing in leads back to the page one came from, with its search", () => {
  expect(safeReturnPath("/p/1/import?x=1#rows")).toBe("/p/1/import?x=1#rows");
});

test.each([
  "https://evil.example/",
  "//evil.example/x",
  "/\\evil.example",
  "\\\\evil.example",
  "javascript:alert(1)",
  "",
  "p/1",
])("a link with %j does not lead out of the application", (path) => {
  expect(safeReturnPath(path)).toBe("/");
});
