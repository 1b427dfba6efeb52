import "../../styles/tokens.css";

import type { ReactNode } from "react";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";

import { DeskContext } from "../desk/context.ts";
import type { Desk } from "../desk/desk.ts";
import { FinishDialog } from "./FinishDialog.tsx";
import { KeySettings } from "./KeySettings.tsx";
import { openDesk } from "../testing.ts";

const STORY =
  "“We will sail again on Monday,” the office said.\nCritics argued that the ferry was too old.\nThe mayor warned of a long winter.";

beforeEach(() => {
  localStorage.clear();
  indexedDB.deleteDatabase("on-record dismissals");
});

const shown = (desk: Desk, dialog: ReactNode) => render(<DeskContext value={desk}>{dialog}</DeskContext>);
const nothing = (): void => undefined;
const rows = () => page.getByRole("listitem").elements().length;

test("in the finish dialog x says “not a claim”, the arrow skips, and c makes the claim", async () => {
  const desk = await openDesk(STORY);
  await shown(
    desk,
    <FinishDialog refused={[]} failure={null} busy={false} finish={nothing} skip={nothing} leave={nothing} />,
  );
  expect(rows()).toBe(3);
  await userEvent.keyboard("x");
  await expect.poll(rows).toBe(2);
  await expect.poll(() => document.activeElement?.textContent, { timeout: 10_000 }).toContain("argued");
  await userEvent.keyboard("{ArrowDown}c");
  expect(desk.attention.claim?.content.map(([start, end]) => STORY.slice(start, end))).toEqual(["of a long winter"]);
  expect(desk.state.panel).toBeNull();
});

test("in the key settings a clash is said at once and refused, a free key is taken and kept", async () => {
  const desk = await openDesk(STORY);
  await shown(desk, <KeySettings />);
  const keys = () => desk.state.commands.find(({ id }) => id === "accept")?.keys;
  await page.getByRole("button", { name: /^Accept, go to the next/ }).click();
  await userEvent.keyboard("x");
  await expect
    .element(page.getByRole("alert"))
    .toHaveTextContent("x is already the key of “Reject, go to the next”. Give that command another key first.");
  expect(keys()).toEqual(["a"]);
  await userEvent.keyboard("y");
  expect(keys()).toEqual(["y"]);
  // They come with what keys do, which a desk that is opened waits for.
  const later = await openDesk(STORY);
  await expect.poll(() => later.state.commands.find(({ id }) => id === "accept")?.keys).toEqual(["y"]);
  await page.getByRole("button", { name: "Restore all original keys" }).click();
  expect(keys()).toEqual(["a"]);
});
