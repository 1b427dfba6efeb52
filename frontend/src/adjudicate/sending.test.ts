import { expect, test } from "vitest";

import type { GoldGroup, SyncOp } from "../api/model.ts";
import { asSettled, basedAnew, numberOf } from "./sending.ts";

const said = { claims: ["c"], cause: null, reason: "Seen.", rule: "" };
const op = { settle: "g", as: "drop", base: 0, members: [], ...said, claims: [] } as unknown as SyncOp;
const stored = { version: 2, action: "mix", fields: {}, overruled: false, at: "", ...said } as GoldGroup["resolution"];

test("a decision is based on an earlier one of this device, whose answer was lost", () => {
  const sent = { g: [numberOf("take", { ...said, reason: " Seen." })] };
  expect(basedAnew(op, stored, sent)).toMatchObject({ settle: "g", as: "drop", base: 2 });
});

test("a decision of somebody else stays in force, and so does one that was seen", () => {
  const sent = { g: [numberOf("take", { ...said, reason: "Another." })] };
  expect(basedAnew(op, stored, sent)).toBeNull();
  expect(basedAnew(op, stored, {})).toBeNull();
  expect(basedAnew(op, undefined, sent)).toBeNull();
  const seen = { ...op, base: 2 } as SyncOp;
  expect(basedAnew(seen, stored, { g: [numberOf("take", said)] })).toBeNull();
});

test("a decision that was taken back for good is sent as one about a group, and others as they are", () => {
  expect(asSettled({ decide: "g", as: "undone", claim: null })).toMatchObject({
    settle: "g",
    as: "reopened",
    claims: [],
  });
  expect(asSettled(op)).toBe(op);
});
