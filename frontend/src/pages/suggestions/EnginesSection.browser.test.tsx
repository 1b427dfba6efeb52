import "../../styles/tokens.css";
import "../../styles/base.css";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";

import type { EngineFigures, EngineModel, Engines } from "../../api/model.ts";
import { EnginesSection } from "./EnginesSection.tsx";

const figures = (iou50: number, articles = 9): EngineFigures => ({
  exact: iou50 - 12,
  iou50,
  words: iou50 + 10,
  sourced: iou50 - 6,
  cue: 80,
  precision: iou50 + 2,
  recall: iou50 - 2,
  articles,
  claims: 120,
});

const model = (more: Partial<EngineModel>): EngineModel => ({
  id: "1",
  name: "Trained on 25 articles",
  trainer: "trained",
  version: "1-abc",
  state: "challenger",
  usable: true,
  note: null,
  articles: 25,
  claims: 410,
  method: "held_out",
  figures: figures(74.2),
  against: { trainer: "rules", version: "1", figures: figures(70.6) },
  gain: 3.6,
  chance: 0.041,
  sourced_gain: 1.2,
  better: true,
  checkworthiness: { labels: 320, worth: 90, average_precision: 0.71, share: 0.28, used: true },
  job: null,
  created_at: "2026-11-20T10:00:00Z",
  promoted_at: null,
  ...more,
});

const training: Engines["training"] = {
  available: true,
  note: null,
  automatic: true,
  articles: 31,
  needed: 10,
  held_out: 5,
  held_out_needed: 8,
  held_out_share: 0.2,
  holds_out_from: 40,
  next_at: 50,
  job: null,
};

async function shown(engines: Engines): Promise<void> {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  client.setQueryData(["project", "p", "engines"], engines);
  await render(
    <QueryClientProvider client={client}>
      <EnginesSection project="p" />
    </QueryClientProvider>,
  );
}

const rules = { name: "rules", version: "1", reads: true };
const three: Engines = {
  engine: { ...rules, reads: false },
  auto_promote: false,
  models: [
    model({ id: "3", name: "Trained on 50 articles", gain: 0.4, chance: 0.31, better: false }),
    model({ id: "2", state: "champion" }),
    model({
      id: "1",
      name: "Trained on 10 articles",
      state: "retired",
      usable: false,
      note: { code: "files_deleted", values: {} },
      method: "folds",
      figures: figures(66, 10),
      gain: -1.5,
    }),
  ],
  training,
};

test("a project that has trained nothing says what will happen, and when", async () => {
  await shown({
    engine: rules,
    auto_promote: true,
    models: [],
    training: { ...training, articles: 4, held_out: 0, held_out_share: 0, next_at: 10 },
  });
  await expect.element(page.getByText("No engine has been trained yet")).toBeVisible();
  await expect.element(page.getByText(/starts automatically at 10/)).toBeVisible();
  await expect.element(page.getByText(/Once the project has 40 articles/)).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Train now" })).toBeDisabled();
  expect(page.getByRole("button", { name: "Back to the rules" }).elements()).toHaveLength(0);
});

test("the champion stands first, each engine beside the one it was measured against", async () => {
  await shown(three);
  const rows = page
    .getByRole("row")
    .elements()
    .map((row) => row.textContent ?? "");
  expect(rows[1]).toContain("Trained on 25 articles");
  expect(rows[1]).toContain("In use");
  expect(rows[1]).toContain("74.270.6");
  expect(rows[1]).toContain("+3.6");
  expect(rows[2]).toContain("Challenger");
  expect(rows[3]).toContain("−1.5");
  expect(rows[3]).toContain("Its files were deleted");
  expect(rows[3]).toContain("overstates every engine");
  await expect.element(page.getByText(/average precision 71%/)).toBeVisible();
  await expect.element(page.getByText(/chosen by hand/)).toBeVisible();
  expect(page.getByRole("button", { name: /^Use the engine/ }).elements()).toHaveLength(1);
});

test("switching asks first, says what changes, and Escape takes it back", async () => {
  await shown(three);
  await page.getByRole("button", { name: /^Use the engine Trained on 50 articles/ }).click();
  const question = page.getByRole("group", { name: /Use “Trained on 50 articles” in/ });
  await expect.element(question.getByText(/^Articles that nobody has opened/)).toBeVisible();
  await expect.element(question.getByRole("button", { name: "Cancel" })).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  expect(page.getByRole("group").elements()).toHaveLength(0);
  await page.getByRole("button", { name: "Back to the rules" }).click();
  await expect.element(page.getByRole("group", { name: "Use the rules again?" })).toBeVisible();
});

test("a project that reads with another engine says what trained ones stand in for", async () => {
  await shown({ ...three, engine: { name: "quotes", version: "1", reads: true }, auto_promote: true });
  await expect.element(page.getByText(/uses “quotes”/)).toBeVisible();
});
