import { expect, test } from "vitest";

import { proofsAsked, refusalOf } from "./account.ts";

const told = (status: number, content: unknown) => {
  const { code, field, retryAfter } = refusalOf(status, content, null);
  return { code, field, retryAfter };
};

const errors = (code: string, param?: string) => ({ status: 400, errors: [{ code, message: "", param }] });

test("a refusal of the library has the code that the pages know", () => {
  expect(told(400, errors("username_password_mismatch", "password"))).toEqual({
    code: "bad_credentials",
    field: "password",
    retryAfter: null,
  });
  expect(told(400, errors("too_many_login_attempts"))).toEqual({
    code: "too_many_attempts",
    field: null,
    retryAfter: 300,
  });
  expect(told(400, errors("rate_limited", "code"))).toEqual({
    code: "too_many_attempts",
    field: "code",
    retryAfter: 300,
  });
  expect(told(400, errors("incorrect_code", "code"))).toEqual({
    code: "incorrect_code",
    field: "code",
    retryAfter: null,
  });
  expect(told(429, { status: 429 })).toEqual({ code: "too_many_attempts", field: null, retryAfter: 60 });
});

test("what was refused before the library was asked has the shape of all errors", () => {
  const content = { error: { code: "unknown_field", message: "", field: "email", request_id: "1" } };
  expect(told(400, content)).toEqual({ code: "unknown_field", field: "email", retryAfter: null });
  expect(told(502, null).code).toBe("server_error");
});

test("nobody signed in and a question who one is are told apart", () => {
  const flows = [{ id: "reauthenticate" }, { id: "mfa_reauthenticate", types: ["recovery_codes", "totp"] }];
  const asked = refusalOf(401, { status: 401, data: { flows }, meta: { is_authenticated: true } }, null);
  expect(asked.signedOut).toBe(false);
  expect(proofsAsked(asked)).toEqual(["password", "recovery_codes", "totp"]);
  const over = refusalOf(401, { status: 401, data: { flows: [] }, meta: { is_authenticated: false } }, null);
  expect(over.signedOut).toBe(true);
  expect(proofsAsked(over)).toBeNull();
});
