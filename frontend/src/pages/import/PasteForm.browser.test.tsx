import "../../styles/base.css";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";

import { PasteForm } from "./PasteForm.tsx";

test("a NUL in a pasted text is named with its place, and one press takes it out", async () => {
  await render(
    <QueryClientProvider client={new QueryClient()}>
      <PasteForm project="p" limit={1000} />
    </QueryClientProvider>,
  );
  const text = page.getByRole("textbox", { name: "Text" });
  await text.fill("Line one.\nThe pro\0t fell.");
  await expect
    .element(page.getByRole("alert"))
    .toHaveTextContent("There is a NUL character in line 2, column 8; an article cannot contain one.");
  await page.getByRole("button", { name: "Remove it" }).click();
  await expect.element(text).toHaveValue("Line one.\nThe prot fell.");
  await expect.element(text).toHaveFocus();
  await expect.element(page.getByRole("alert")).not.toBeInTheDocument();
});

test("a text of characters that nobody sees is no text", async () => {
  await render(
    <QueryClientProvider client={new QueryClient()}>
      <PasteForm project="p" limit={1000} />
    </QueryClientProvider>,
  );
  await page.getByRole("textbox", { name: "Text" }).fill("\u200B\u2060\uFEFF");
  await page.getByRole("button", { name: /^Add article/ }).click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("Paste the text of the article.");
});
