import "../../styles/tokens.css";
import "../../styles/base.css";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";

import type { HeldArticle, TextWarning } from "../../api/model.ts";
import { Held } from "./Held.tsx";

const warning = (more: Partial<TextWarning>): TextWarning => ({
  code: "markup",
  line: 1,
  column: 1,
  count: 1,
  sample: "<p>The port",
  repaired: "",
  language: "",
  ...more,
});

const held = (id: string, more: Partial<HeldArticle> = {}): HeldArticle => ({
  id,
  job: "j",
  file: "wave.jsonl",
  line: Number(id),
  record: Number(id),
  title: `Story ${id}`,
  language: "en",
  length: 90,
  warnings: [warning({})],
  repairable: false,
  created_at: "2026-11-20T10:00:00Z",
  ...more,
});

const answer = (body: unknown) => Promise.resolve(new Response(JSON.stringify(body), { status: 200 }));

/** A server that holds these articles, and what it was asked to decide. */
function serverWith(rows: HeldArticle[], count = rows.length) {
  const asked: unknown[] = [];
  let waiting = rows;
  let left = count;
  document.cookie = "csrftoken=x";
  vi.spyOn(globalThis, "fetch").mockImplementation((_, init) => {
    if (init?.method !== "POST") return answer({ results: waiting, next: null, count: left });
    const { decision, ids } = JSON.parse(String(init.body)) as { decision: string; ids?: string[] };
    asked.push({ decision, ids });
    const those =
      decision === "wait"
        ? rows.filter((row) => ids?.includes(row.id))
        : waiting.filter((row) => ids?.includes(row.id) ?? true);
    waiting = decision === "wait" ? [...waiting, ...those] : waiting.filter((row) => !those.includes(row));
    left = decision === "wait" ? left + those.length : ids === undefined ? 0 : left - those.length;
    const status = { wait: "held", leave_out: "left_out" }[decision] ?? "created";
    return answer({ results: those.map((row) => ({ ...row, status, held: row.id })), left });
  });
  return asked;
}

async function show() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  await render(
    <QueryClientProvider client={client}>
      <Held project="p" />
    </QueryClientProvider>,
  );
}

afterEach(() => vi.restoreAllMocks());

const button = (name: RegExp | string) => page.getByRole("button", { name });

test("what is doubtful stands beside each article, with its place, its words and how they would be repaired", async () => {
  serverWith([
    held("1", {
      repairable: true,
      warnings: [
        warning({ code: "mojibake", line: 3, count: 2, sample: "MinisterprÃ¤sident", repaired: "Ministerpräsident" }),
      ],
    }),
    held("2", {
      title: "",
      warnings: [warning({ code: "language", language: "de", sample: "Der Hafen" }), warning({ count: 4 })],
    }),
  ]);
  await show();
  await expect.element(page.getByRole("heading", { name: "2 articles are waiting for your decision" })).toBeVisible();
  await expect.element(page.getByText("Letters were read in the wrong encoding, in 2 places")).toBeVisible();
  await expect.element(page.getByText("line 3 of the text")).toBeVisible();
  await expect.element(page.getByText("Ministerpräsident", { exact: true })).toBeVisible();
  await expect.element(page.getByText("Looks like German, not English")).toBeVisible();
  await expect.element(page.getByText("4 HTML or XML tags or entities")).toBeVisible();
  await expect.element(page.getByText("wave.jsonl, line 2")).toBeVisible();
});

test("nothing is decided before something is selected; a decision by keys takes what was selected and says what it did", async () => {
  const asked = serverWith([held("1"), held("2", { repairable: true }), held("3")]);
  await show();
  await expect.element(button("Import as it is")).toBeDisabled();
  await expect.element(page.getByRole("button", { name: "Repair and import" })).not.toBeInTheDocument();
  await page.getByRole("checkbox", { name: "Select Story 2" }).element().focus();
  await userEvent.keyboard(" ");
  await expect.element(page.getByText("One selected")).toBeVisible();
  await userEvent.keyboard("{Shift>}{Tab}{Tab}{Tab}{/Shift}");
  await expect.element(button("Repair and import")).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByText("One article imported.")).toBeVisible();
  await expect.element(page.getByRole("heading", { name: "2 articles are waiting for your decision" })).toHaveFocus();
  expect(asked).toEqual([{ decision: "repair", ids: ["2"] }]);
});

test("what was left out by mistake waits again after Undo", async () => {
  const asked = serverWith([held("1"), held("2")]);
  await show();
  await page.getByRole("checkbox", { name: "Select all" }).click();
  await button("Leave out").click();
  await expect.element(page.getByText("2 articles left out.")).toBeVisible();
  await expect.element(page.getByRole("heading")).not.toBeInTheDocument();
  await button("Undo").click();
  await expect.element(page.getByRole("heading", { name: "2 articles are waiting for your decision" })).toBeVisible();
  expect(asked).toEqual([
    { decision: "leave_out", ids: ["1", "2"] },
    { decision: "wait", ids: ["1", "2"] },
  ]);
});

test("more articles than are shown are decided about together, when one asks for it", async () => {
  const asked = serverWith([held("1"), held("2")], 1200);
  await show();
  await page.getByRole("checkbox", { name: "Select all" }).click();
  await expect.element(page.getByText("2 selected")).toBeVisible();
  await button("Select all 1,200").click();
  await button("Import as they are").click();
  await expect.element(page.getByText("2 articles imported.")).toBeVisible();
  expect(asked).toEqual([{ decision: "import", ids: undefined }]);
});
