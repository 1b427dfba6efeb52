/** Where the focus is when a dialog opens. */
import { useState } from "react";
import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";

import { Modal } from "./Modal.tsx";

function Late() {
  const [there, setThere] = useState(false);
  return (
    <Modal title="Give articles to" close={() => undefined}>
      <button type="button" onClick={() => setThere(true)}>
        Load
      </button>
      <input aria-label="Day" />
      {there && <input type="checkbox" aria-label="Vera" data-first />}
    </Modal>
  );
}

test("what is marked as first gets the focus, also when it comes late", async () => {
  await render(<Late />);
  await expect.element(page.getByRole("button", { name: "Close" })).toHaveFocus();
  (page.getByRole("button", { name: "Load" }).element() as HTMLElement).dispatchEvent(
    new MouseEvent("click", { bubbles: true }),
  );
  await expect.element(page.getByRole("checkbox", { name: "Vera" })).toHaveFocus();
});

test("whoever has gone on to a field keeps it", async () => {
  await render(<Late />);
  await userEvent.click(page.getByRole("textbox", { name: "Day" }));
  (page.getByRole("button", { name: "Load" }).element() as HTMLElement).dispatchEvent(
    new MouseEvent("click", { bubbles: true }),
  );
  await expect.element(page.getByRole("checkbox", { name: "Vera" })).toBeVisible();
  await expect.element(page.getByRole("textbox", { name: "Day" })).toHaveFocus();
});
