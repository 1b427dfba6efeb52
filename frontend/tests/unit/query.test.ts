import { MutationObserver, QueryObserver } from "@tanstack/react-query";
import { expect, test, vi } from "vitest";

import { ApiError } from "../../src/api/errors.ts";
import { makeQueryClient, worthRetrying } from "../../src/query.ts";

const refused = (status: number, code: string) => new ApiError({ status, code, message: "" });
const over = refused(401, "not_signed_in");

async function readOnce(error: Error, meta: Record<string, unknown> = {}) {
  const onSignedOut = vi.fn<() => void>();
  const queries = makeQueryClient(onSignedOut);
  const observer = new QueryObserver(queries, { queryKey: ["x"], queryFn: () => Promise.reject(error), meta });
  const stop = observer.subscribe(() => undefined);
  await vi.waitFor(() => expect(observer.getCurrentResult().isError).toBe(true));
  stop();
  return onSignedOut;
}

test("a read in a session that is over leads to the sign-in page", async () => {
  expect(await readOnce(over)).toHaveBeenCalledOnce();
});

test("a screen that signs in again in place is left alone", async () => {
  expect(await readOnce(over, { stay: true })).not.toHaveBeenCalled();
});

test("a wrong password does not lead away from the form", async () => {
  expect(await readOnce(refused(401, "bad_credentials"))).not.toHaveBeenCalled();
});

test("a write in a session that is over leads to the sign-in page", async () => {
  const onSignedOut = vi.fn<() => void>();
  const queries = makeQueryClient(onSignedOut);
  const observer = new MutationObserver(queries, { mutationFn: () => Promise.reject(over) });
  await expect(observer.mutate()).rejects.toBe(over);
  expect(onSignedOut).toHaveBeenCalledOnce();
});

test("only what may succeed later is tried again", () => {
  expect(worthRetrying(refused(0, "unreachable"))).toBe(true);
  expect(worthRetrying(refused(503, "server_error"))).toBe(true);
  expect(worthRetrying(refused(404, "not_found"))).toBe(false);
  expect(worthRetrying(refused(401, "not_signed_in"))).toBe(false);
  expect(worthRetrying(new TypeError("a mistake in this program"))).toBe(false);
});
