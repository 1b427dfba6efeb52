// @vitest-environment node
import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { openDB } from "idb";
import { beforeEach, expect, test } from "vitest";

import { fragment } from "../../text/offsets.ts";
import { Dismissals } from "./dismissals.ts";

const MONTH = 31 * 24 * 3600 * 1000;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

test("what was marked as no claim is still known after a reload, in its own pass only", async () => {
  const before = await Dismissals.open("reload");
  await before.add("pass", fragment(40, 44));
  await before.add("pass", fragment(5, 9));
  await before.add("pass", fragment(5, 9));
  await before.add("pass 2", fragment(1, 2));
  await before.add("a pass", fragment(1, 2));
  before.close();
  const after = await Dismissals.open("reload");
  expect(await after.read("pass")).toEqual([
    [5, 9],
    [40, 44],
  ]);
  await after.forget("pass");
  expect(await after.read("pass")).toEqual([]);
  expect(await after.read("pass 2")).toEqual([[1, 2]]);
  expect(await after.read("a pass")).toEqual([[1, 2]]);
});

test("a mark that is older than a month is forgotten", async () => {
  const now = Date.now();
  const before = await Dismissals.open("old", now);
  await before.add("pass", fragment(1, 2), now - MONTH);
  await before.add("pass", fragment(3, 4), now);
  before.close();
  expect(await (await Dismissals.open("old", now)).read("pass")).toEqual([[3, 4]]);
});

test("who signs out leaves no marks but those of passes that wait to be sent", async () => {
  const marks = await Dismissals.open("left");
  await marks.add("sent", fragment(1, 2));
  await marks.add("waits", fragment(3, 4));
  await marks.keepOnly(new Set(["waits"]));
  expect([await marks.read("sent"), await marks.read("waits")]).toEqual([[], [[3, 4]]]);
});

test("an open tab does not hold up the next version of the product, and what is closed is closed", async () => {
  const marks = await Dismissals.open();
  const newer = await openDB("on-record dismissals", 2);
  newer.close();
  await expect(marks.read("pass")).rejects.toThrow();
  const others = await Dismissals.open("closed");
  others.close();
  await expect(others.read("pass")).rejects.toThrow();
});
