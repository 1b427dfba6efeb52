/**
 * Signing in, and what people do with their own account: the routes of django-allauth. Their errors have a shape of their own
 * (docs/errors.md), which this module alone knows: what it throws is an ApiError like any other.
 */
import { exchange, type RequestOptions, writing } from "./client.ts";
import { getSession } from "./endpoints.ts";
import { ApiError, errorFromAnswer, isRecord } from "./errors.ts";
import type { Session } from "./model.ts";

const base = "/_allauth/browser/v1/";

/** Ways to prove once more who one is. */
export type Proof = "password" | "totp" | "recovery_codes" | "webauthn";

/** What came of signing in: a session, or the question for the second factor, with the ways to answer it. */
export type Entered = { readonly session: Session } | { readonly factors: readonly Proof[] };

/** The library's codes that have another name in this application. */
const CODES: Readonly<Record<string, string>> = {
  username_password_mismatch: "bad_credentials",
  too_many_login_attempts: "too_many_attempts",
};
/** Seconds after which one may try again, where the server does not say: docs/errors.md. */
const WAIT = { account: 300, address: 60 };

/** Sign in with a name and a password; whoever was signed in in this browser is signed out first. */
export async function signIn(username: string, password: string): Promise<Entered> {
  const attempt = () => send("POST", "auth/login", { username, password }, { person: null });
  try {
    await attempt();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const factors = pendingFactors(error);
    if (factors) return { factors };
    if (error.status !== 409) throw error;
    await signOut(null);
    return signIn(username, password);
  }
  return { session: await getSession() };
}

/** Tell whether a sign-in waits for its second factor, as after a link, and how it may be given; null where none does. */
export async function awaitedFactors(): Promise<readonly Proof[] | null> {
  try {
    await send("GET", "auth/session");
  } catch (error) {
    if (error instanceof ApiError) return pendingFactors(error);
    throw error;
  }
  return null;
}

/** Complete a sign-in with a code of the authenticator app, or a recovery code. */
export async function giveCode(code: string): Promise<Session> {
  await send("POST", "auth/2fa/authenticate", { code }, { person: null });
  return getSession();
}

/** Sign out, or give up a sign-in that waits for its second factor. */
export async function signOut(person?: null): Promise<void> {
  try {
    await send("DELETE", "auth/session", undefined, person === null ? { person } : {});
  } catch (error) {
    // The answer says that nobody is signed in any more, as a refusal.
    if (!(error instanceof ApiError && error.signedOut)) throw error;
  }
}

/** Send one request; gives the `data` of the answer. Throws ApiError. */
async function send<Data>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
  options: RequestOptions = {},
): Promise<Data> {
  const headers = method === "GET" ? {} : await writing(options);
  const { answer, content } = await exchange(method, base + path, body, { ...options, headers });
  if (!answer.ok) throw refusalOf(answer.status, content, answer.headers.get("Retry-After"));
  return (isRecord(content) ? content["data"] : undefined) as Data;
}

/** Make an ApiError of a refusal in the library's shape, or in ours, which comes before the library is asked. */
export function refusalOf(status: number, content: unknown, retryAfter: string | null): ApiError {
  if (!isRecord(content) || "error" in content) return errorFromAnswer(status, content, retryAfter);
  const first: unknown = Array.isArray(content["errors"]) ? content["errors"][0] : null;
  const given = isRecord(first) && typeof first["code"] === "string" ? first["code"] : codeOf(status, content);
  return new ApiError({
    status,
    code: CODES[given] ?? given,
    message: isRecord(first) && typeof first["message"] === "string" ? first["message"] : `${status}`,
    field: isRecord(first) && typeof first["param"] === "string" ? first["param"] : null,
    retryAfter: given === "too_many_login_attempts" ? WAIT.account : status === 429 ? WAIT.address : null,
    details: isRecord(content["data"]) ? content["data"] : {},
  });
}

/** Name what the library says by a status alone. */
function codeOf(status: number, content: Record<string, unknown>): string {
  if (status === 429) return "too_many_attempts";
  if (status !== 401) return `http_${status}`;
  const known = isRecord(content["meta"]) && content["meta"]["is_authenticated"] === true;
  return known ? "reauthenticate" : "not_signed_in";
}

interface Flow {
  readonly id: string;
  readonly is_pending?: boolean;
  readonly types?: readonly Proof[];
}

function pendingFactors(error: ApiError): readonly Proof[] | null {
  const flows = (error.details["flows"] ?? []) as readonly Flow[];
  const pending = flows.find(({ id, is_pending }) => id === "mfa_authenticate" && is_pending === true);
  return pending ? (pending.types ?? []) : null;
}
