import { expect, test } from "vitest";

import { ApiError } from "../../../src/api/errors.ts";
import type { Member, Project, ProjectProgress } from "../../../src/api/model.ts";
import { annotators, shortChecksum } from "../../../src/pages/export/exports.ts";
import { figure } from "../../../src/pages/JobLine.tsx";
import { summary } from "../../../src/pages/overview/OverviewPage.tsx";
import { may } from "../../../src/pages/permissions.ts";
import { articleParts } from "../../../src/pages/progress.ts";
import { refusal } from "../../../src/pages/sign-in/refusal.ts";

const progress: ProjectProgress = {
  articles: 340,
  articles_done: 211,
  articles_in_work: 48,
  passes_needed: 408,
  passes_submitted: 259,
  claims: 1504,
  articles_settled: 0,
  articles_of_record: 0,
  gold_claims: 0,
  record_claims: 0,
  mine_submitted: 71,
  mine_leased: 1,
};

const project: Project = {
  id: "p1",
  name: "Middle East desk",
  language: "en",
  role: "manager",
  allowed: [],
  paused: null,
  engine: "rules",
  engine_available: true,
  engine_note: null,
  annotators_per_article: 2,
  overlap_share: 0.2,
  blind: true,
  control_share: 0,
  claim_types: [],
  accept_all_score: 0.9,
  quotes_in_content: true,
  verdict_required: false,
  required_fields: [],
  scale: { key: "desk", name: "Desk", labels: [] },
  guideline: null,
  archived_at: null,
  deleted_at: null,
  purge_on: null,
  progress,
};

test("the parts of the progress bar add up to all articles", () => {
  expect(articleParts(progress).map((part) => part.count)).toEqual([211, 48, 81]);
});

test("counts that ran ahead of each other never show a negative part", () => {
  expect(articleParts({ ...progress, articles: 200 }).map((part) => part.count)).toEqual([211, 48, 0]);
});

test("the overview says how many annotators an article gets", () => {
  expect(summary(project)).toContain("2 annotators for 20% of them");
  expect(summary({ ...project, overlap_share: 1 })).toContain("2 annotators each");
  expect(summary({ ...project, annotators_per_article: 1 })).toContain("one annotator each");
});

test("blindness is mentioned only where there is somebody to be blind to", () => {
  expect(summary(project)).toContain("do not see each other");
  expect(summary({ ...project, annotators_per_article: 1 })).not.toContain("do not see each other");
});

test("somebody is offered what the server says that they may do, whatever their role is called", () => {
  const worker = { ...project, allowed: ["take_work" as const] };
  expect([may(worker, "take_work"), may(worker, "import_articles"), may(project, "take_work")]).toEqual([
    true,
    false,
    false,
  ]);
});

test("a job says how far it is in the words of its state", () => {
  expect(figure({ state: "queued", done: 0, total: 0 })).toBe("Waiting for a free worker");
  expect(figure({ state: "running", done: 0, total: 0 })).toBe("Starting");
  expect(figure({ state: "running", done: 3, total: 9 })).toBe("3 of 9");
  expect(figure({ state: "running", done: 90, total: 180 })).toBe("90 of 180 · 50%");
  expect(figure({ state: "failed", done: 3, total: 9 })).toBe("Failed");
});

function person(pseudonym: string, role: Member["role"], ...allowed: Member["allowed"]): Member {
  return {
    id: pseudonym,
    role,
    allowed,
    pseudonym,
    name: null,
    called: pseudonym,
    username: null,
    me: false,
    active: true,
    account: null,
    account_active: null,
    administrator: null,
    state: null,
    pause_reason: null,
    email: null,
    link_ends_at: null,
    may_get_link: null,
    last_sign_in_on: null,
    open: null,
    most_open: null,
    submitted: null,
  };
}

test("only people who can have claims are offered as a layer, by pseudonym", () => {
  const people = [
    person("wren", "annotator", "take_work"),
    person("owl", "viewer"),
    person("finch", "manager", "take_work"),
    person("kite", "exporter", "export"),
  ];
  expect(annotators(people).map((one) => one.pseudonym)).toEqual(["finch", "wren"]);
});

test("a checksum is cut to what one can compare by eye", () => {
  expect(shortChecksum("9c41d0b7e2aa")).toBe("9c41d0b7…");
});

test("a lock-out says how long to wait", () => {
  const locked = new ApiError({ status: 429, code: "too_many_attempts", message: "", retryAfter: 290 });
  expect(refusal(locked)).toContain("Wait 5 minutes");
});
