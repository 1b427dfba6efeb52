import { expect, test } from "vitest";

import { isWished, wishFor } from "./wish.ts";

test("only what was pressed for just now is wished for, and once", async () => {
  expect(isWished("a")).toBe(false);
  wishFor("a");
  // React runs an effect twice in development.
  expect([isWished("a"), isWished("a")]).toEqual([true, true]);
  await Promise.resolve();
  expect(isWished("a")).toBe(false);
  wishFor("a");
  expect(isWished("b")).toBe(false);
  await Promise.resolve();
  expect(isWished("a")).toBe(false);
});
