/** React goes on, and what was typed stays, where something else has changed the page. */
import "../../src/styles/tokens.css";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { type ReactNode, useLayoutEffect, useState } from "react";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";

import { PasteForm } from "../../src/pages/import/PasteForm.tsx";
import { DrawnAgain } from "../../src/ui/page/DrawnAgain.tsx";
import { bearForeignChanges, onForeignChange } from "../../src/ui/page/foreign.ts";

bearForeignChanges();

function textsIn(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found.filter(
    ({ data, parentElement }) => data.trim() !== "" && !parentElement?.closest("font, style, script"),
  );
}

function around(text: Text, inner: (font: HTMLElement) => void): void {
  const [outer, font] = [document.createElement("font"), document.createElement("font")];
  outer.append(font);
  text.replaceWith(outer);
  inner(font);
}

const CHANGES: Record<string, () => void> = {
  replaced: () => textsIn(document.body).forEach((text) => around(text, (font) => (font.textContent = "anders"))),
  wrapped: () => textsIn(document.body).forEach((text) => around(text, (font) => font.append(text))),
  removed: () => textsIn(document.body).forEach((text) => text.remove()),
  "removed with their elements": () => document.querySelectorAll("li, b, i").forEach((element) => element.remove()),
};

/** Every way in which React puts nodes in and takes them out, with a field that must keep what was typed. */
function Switching() {
  const [step, setStep] = useState(0);
  return (
    <div data-box>
      {step % 2 === 0 && "even "}
      {step}
      {step % 3 === 0 && <b>third</b>}
      {" of many "}
      {step % 2 === 0 ? <i>left</i> : "right"}
      <ul>
        {Array.from({ length: 4 - (step % 4) }, (_, i) => (
          <li key={(i + step) % 4}>row {(i + step) % 4}</li>
        ))}
      </ul>
      <p>
        <input aria-label="Field" />
      </p>
      <button type="button" onClick={() => setStep(step + 1)}>
        Step
      </button>
    </div>
  );
}

test.each(Object.entries(CHANGES))("where texts are %s, every change that follows is drawn", async (_, change) => {
  const told: Node[] = [];
  const stop = onForeignChange((where) => told.push(where));
  const { container } = await render(<Switching />);
  const button = container.querySelector("button");
  const field = container.querySelector("input");
  await userEvent.type(page.getByLabelText("Field"), "kept");
  for (let step = 1; step < 9; step += 1) {
    change();
    button?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    await new Promise(requestAnimationFrame);
  }
  stop();
  expect(told.length).toBeGreaterThan(0);
  expect(field?.value).toBe("kept");
  // The row and the side that come last are there, and nothing of React has stopped.
  expect(Array.from(container.querySelectorAll("li"), ({ textContent }) => textContent).length).toBeGreaterThan(0);
  expect(container.querySelector("button")).toBe(button);
});

test("nodes that stay where they were are moved and removed as ever", () => {
  const box = document.createElement("div");
  box.innerHTML = "<i></i><b></b>";
  const [first, second] = [box.children[0] as Element, box.children[1] as Element];
  box.insertBefore(second, first);
  expect(box.innerHTML).toBe("<b></b><i></i>");
  expect(box.removeChild(second)).toBe(second);
  expect(() => box.insertBefore(box, null)).toThrow(DOMException);
});

test("what fails on the page itself is drawn again, what fails for another reason is told", async () => {
  let faults = 2;
  const Failing = ({ with: fault }: { with: Error | DOMException }) => {
    useLayoutEffect(() => {
      faults -= 1;
      if (faults >= 0) throw fault;
    });
    return <p>drawn</p>;
  };
  const { container } = await render(
    <DrawnAgain>
      <Failing with={new DOMException("The node to be removed is not a child of this node.", "NotFoundError")} />
    </DrawnAgain>,
  );
  expect(container.textContent).toBe("drawn");
  faults = 99;
  await expect(
    render(
      <DrawnAgain>
        <Failing with={new Error("a fault of ours")} />
      </DrawnAgain>,
    ),
  ).rejects.toThrow("a fault of ours");
});

test("a pasted article survives a translation of its form", async () => {
  await shown(<PasteForm project="p" limit={100_000} />);
  await userEvent.type(page.getByRole("textbox").first(), "The ferry sails.");
  CHANGES["replaced"]?.();
  await userEvent.keyboard(" Soon.");
  CHANGES["wrapped"]?.();
  const fields = Array.from(document.querySelectorAll<HTMLInputElement>("textarea, input"));
  await userEvent.type(fields[1] as HTMLElement, "Ferry");
  CHANGES["removed"]?.();
  fields[0]?.form?.requestSubmit();
  await expect.poll(() => document.querySelector("button[type=submit]")?.isConnected).toBe(true);
  expect(fields.slice(0, 2).map(({ value }) => value)).toEqual(["The ferry sails. Soon.", "Ferry"]);
});

async function shown(form: ReactNode): Promise<void> {
  const history = createMemoryHistory({ initialEntries: ["/"] });
  const router = createRouter({ routeTree: createRootRoute({ component: () => form }), history });
  await render(
    <QueryClientProvider client={new QueryClient()}>
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  await expect.poll(() => document.querySelector("textarea")).not.toBeNull();
}
