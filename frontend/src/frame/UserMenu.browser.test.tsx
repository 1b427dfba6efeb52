import "../styles/tokens.css";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { beforeEach, expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";

import { sessionQuery } from "../query.ts";
import { UserMenu } from "./UserMenu.tsx";

beforeEach(async () => {
  const queries = new QueryClient();
  queries.setQueryData(sessionQuery.queryKey, { user: { id: 1, username: "vera", name: "Vera Holm" } } as never);
  const router = createRouter({
    routeTree: createRootRoute({ component: UserMenu }),
    history: createMemoryHistory({ initialEntries: ["/"] }),
  });
  await render(
    <QueryClientProvider client={queries}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
});

const button = () => page.getByRole("button", { name: /Vera Holm/ });
const isFocused = (words: string) =>
  expect.poll(() => document.activeElement?.textContent, { timeout: 10_000 }).toContain(words);

test.for(["{Enter}", "{ArrowDown}"])(
  "%s opens the menu at its first entry, Escape closes it and gives the focus back",
  async (key) => {
    await expect.element(button()).toBeVisible();
    await userEvent.keyboard(`{Tab}${key}`);
    await isFocused("Same as the system");
    await expect.poll(() => document.querySelector("[aria-haspopup=menu]")?.ariaExpanded).toBe("true");
    await userEvent.keyboard("{Escape}");
    await expect.element(page.getByRole("menu")).not.toBeInTheDocument();
    // The focus goes back in the frame after that in which the menu goes.
    await expect.poll(() => document.activeElement?.ariaLabel ?? "", { timeout: 10_000 }).toContain("Vera Holm");
  },
);

test("a click opens the menu, and a click beside it closes it", async () => {
  await button().click();
  await expect.element(page.getByRole("menuitem", { name: "Sign out" })).toBeVisible();
  await userEvent.click(document.body, { position: { x: 5, y: 300 }, force: true });
  await expect.element(page.getByRole("menu")).not.toBeInTheDocument();
});
