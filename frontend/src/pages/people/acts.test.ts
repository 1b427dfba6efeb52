import { expect, test } from "vitest";

import type { Member } from "../../api/model.ts";
import { offersFor } from "./acts.ts";

const hanna: Member = {
  id: "m1",
  role: "annotator",
  allowed: ["take_work"],
  pseudonym: "a-1",
  name: "Hanna Brandt",
  called: "Hanna Brandt",
  username: "h.brandt",
  me: false,
  active: true,
  account: 1,
  account_active: true,
  administrator: false,
  state: "active",
  pause_reason: null,
  email: null,
  link_ends_at: null,
  may_get_link: false,
  last_sign_in_on: null,
  most_open: null,
  open: 0,
  submitted: 0,
};

test("a member can be paused, signed out and removed, and gets a link only where the server allows one", () => {
  expect(offersFor(hanna, false)).toEqual(["pause", "limit", "sign_out", "remove"]);
  expect(offersFor({ ...hanna, may_get_link: true }, false)).toEqual(["pause", "limit", "link", "sign_out", "remove"]);
});

test("whoever is paused can go on, and whoever was removed can come back", () => {
  expect(offersFor({ ...hanna, state: "paused" }, false)[0]).toBe("resume");
  expect(offersFor({ ...hanna, active: false, state: "removed" }, false)).toEqual(["restore"]);
});

test("only people who take articles have a limit of open ones", () => {
  expect(offersFor({ ...hanna, role: "viewer", allowed: ["read_project"] }, false)).not.toContain("limit");
});

test("nobody pauses or removes themselves, the last manager stays, and an administrator is left alone", () => {
  expect(offersFor({ ...hanna, me: true }, false)).toEqual(["limit", "sign_out"]);
  expect(offersFor(hanna, true)).toEqual(["pause", "limit", "sign_out"]);
  expect(offersFor({ ...hanna, administrator: true }, false)).toEqual([]);
});
