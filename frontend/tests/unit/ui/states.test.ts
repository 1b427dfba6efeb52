import { expect, test } from "vitest";

import { ApiError } from "../../../src/api/errors.ts";
import { explain } from "../../../src/frame/States.tsx";

const answered = (status: number, message = "") =>
  explain(new ApiError({ status, code: "x", message, requestId: "3f0c" }));

test("a server that is gone, one that broke, a closed door and nothing there are told apart", () => {
  const titles = [0, 500, 403, 404].map((status) => answered(status).title);
  expect(new Set(titles).size).toBe(4);
});

test("trying again is offered only where it can help", () => {
  expect([0, 500, 409, 403, 404].map((status) => answered(status).canRetry)).toEqual([true, true, true, false, false]);
});

test("a broken server's request number is shown so that it can be found in the log", () => {
  expect(answered(500).detail).toContain("3f0c");
});

test("another refusal is told in the server's own words", () => {
  expect(answered(409, "Somebody else has this article.").help).toBe("Somebody else has this article.");
});
