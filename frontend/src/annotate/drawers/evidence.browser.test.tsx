import "../../styles/tokens.css";

import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";

import { setVerdict } from "../../work/transitions.ts";
import { undo } from "../commands/asides.ts";
import { DeskContext } from "../desk/context.ts";
import type { Desk } from "../desk/desk.ts";
import { EvidenceDrawer } from "./EvidenceDrawer.tsx";
import { openDesk } from "../testing.ts";
import * as does from "../../work/transitions.ts";

const STORY = "The office said the ferry would sail on Monday.";

/** A desk with one claim that is judged false, and its evidence open; `typed` came before the form did. */
async function evidenceOpen(typed = ""): Promise<Desk> {
  const desk = await openDesk(STORY);
  const { pass, setting } = desk.state;
  const place = [STORY.indexOf("the ferry"), STORY.length - 1] as unknown as Parameters<typeof does.create>[2];
  const made = does.create(pass, setting, place);
  desk.work.commit(made, "step_create", { active: [...(made.claims?.keys() ?? [])][0] ?? null });
  desk.work.commit(desk.attention.claim && setVerdict(desk.attention.claim, "false"), "step_verdict");
  desk.panels.open("evidence");
  desk.panels.typed = typed;
  await render(
    <DeskContext value={desk}>
      <EvidenceDrawer />
    </DeskContext>,
  );
  return desk;
}

const given = (desk: Desk) => desk.attention.claim?.verdict?.evidence ?? [];
const checked = () => page.getByRole("radio", { checked: true }).elements().length;

test("evidence has no stance until one is chosen, and nothing that was typed is lost by the refusal", async () => {
  const desk = await evidenceOpen();
  expect(checked()).toBe(0);
  await page.getByLabelText("Link", { exact: true }).fill("https://example.org/log");
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  await expect
    .element(page.getByRole("alert"))
    .toHaveTextContent("Choose what this does to the claim: it supports or refutes it, or gives context.");
  expect(given(desk)).toEqual([]);
  await expect.element(page.getByLabelText("Link", { exact: true })).toHaveValue("https://example.org/log");
  await userEvent.keyboard("3");
  await expect.element(page.getByRole("radio", { name: "Context" })).toBeChecked();
  await userEvent.keyboard("{Control>}{Enter}{/Control}");
  expect(given(desk)).toMatchObject([{ url: "https://example.org/log", stance: "neutral" }]);
  undo(desk);
  expect(given(desk)).toEqual([]);
});

test.each([
  ["1", "supports"],
  ["2", "refutes"],
  ["3", "neutral"],
])("%s says that evidence %s, and the link comes next", async (digit, stance) => {
  const desk = await evidenceOpen();
  await userEvent.keyboard(`${digit}https://example.org/2{Control>}{Enter}{/Control}`);
  expect(given(desk)).toMatchObject([{ url: "https://example.org/2", stance }]);
  // The next piece begins with nothing chosen either.
  expect(checked()).toBe(0);
});

test("a link that is typed at once goes into its field and chooses nothing; Alt and the digit choose from there", async () => {
  const desk = await evidenceOpen();
  await userEvent.keyboard("https://example.org/1");
  expect(checked()).toBe(0);
  await expect.element(page.getByLabelText("Link", { exact: true })).toHaveValue("https://example.org/1");
  await userEvent.keyboard("{Alt>}2{/Alt}{Control>}{Enter}{/Control}");
  expect(given(desk)).toMatchObject([{ url: "https://example.org/1", stance: "refutes" }]);
});

test("what was pressed before the form was there is not lost: a digit chooses, the rest begins the link", async () => {
  await evidenceOpen("2htt");
  await expect.element(page.getByRole("radio", { name: "Refutes" })).toBeChecked();
  await expect.element(page.getByLabelText("Link", { exact: true })).toHaveValue("htt");
});

test("digits are found by their place, where a keyboard writes them only with Shift", async () => {
  await evidenceOpen();
  const target = document.activeElement;
  target?.dispatchEvent(new KeyboardEvent("keydown", { key: "é", code: "Digit2", bubbles: true, cancelable: true }));
  await expect.element(page.getByRole("radio", { name: "Refutes" })).toBeChecked();
});

test("with the mouse alone a stance is chosen and evidence added; editing keeps what was chosen", async () => {
  const desk = await evidenceOpen();
  await page.getByLabelText("Title").fill("Harbour log");
  await page.getByText("Refutes").click();
  await page.getByRole("button", { name: /Add evidence/ }).click();
  expect(given(desk)).toMatchObject([{ title: "Harbour log", stance: "refutes" }]);
  await page.getByRole("button", { name: "Edit" }).click();
  await expect.element(page.getByRole("radio", { name: "Refutes" })).toBeChecked();
});
