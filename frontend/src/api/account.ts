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
  rate_limited: "too_many_attempts",
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

/** Sign in with a passkey alone. Throws DOMException where the person or the browser gives up. */
export async function signInByPasskey(): Promise<Session> {
  await answerByPasskey("auth/webauthn/login", null);
  return getSession();
}

/** Complete a sign-in with a passkey. Throws DOMException where the person or the browser gives up. */
export async function givePasskey(): Promise<Session> {
  await answerByPasskey("auth/webauthn/authenticate", null);
  return getSession();
}

/** One's own account, as far as signing in goes. */
export interface OwnAccount {
  readonly has_usable_password: boolean;
}
export const getOwnAccount = async (): Promise<OwnAccount> =>
  (await send<{ user: OwnAccount }>("GET", "auth/session")).user;

/** Set a password; the present one is asked of those who have one. Ends all other sessions. */
export const changePassword = (passwords: { current_password?: string; new_password: string }) =>
  send<unknown>("POST", "account/password/change", passwords);

/** Begin to sign in at the identity provider; gives the address there. It leads back to the page `next`. */
export const goToProvider = async (next: string): Promise<string> =>
  (await send<{ location: string }>("POST", "auth/provider/redirect", { next }, { person: null })).location;

/** Let a link to a new password come by mail, if an account has confirmed the address; the answer does not tell. */
export const askForPassword = (email: string) =>
  send<unknown>("POST", "auth/password/request", { email }, { person: null });

/** Set a new password with the key of such a link. Nobody is signed in by it. */
export async function setNewPassword(key: string, password: string): Promise<void> {
  try {
    await send("POST", "auth/password/reset", { key, password }, { person: null });
  } catch (error) {
    if (!(error instanceof ApiError && error.signedOut)) throw error;
  }
}

/** An address of one's own: confirmed, or waiting for its code. */
export interface Address {
  readonly email: string;
  readonly verified: boolean;
}
export const listAddresses = () => send<Address[]>("GET", "account/email");
/** Let a code be sent to an address; once confirmed it takes the place of the one before. */
export const sendCodeTo = (email: string) => send<Address[]>("POST", "account/email", { email });
export const removeAddress = (email: string) => send<Address[]>("DELETE", "account/email", { email });
export const confirmAddress = (key: string) => send<unknown>("POST", "auth/email/verify", { key });

/** Where somebody is signed in; times are seconds since 1970. */
export interface SignedIn {
  readonly id: number;
  readonly user_agent: string;
  readonly ip: string;
  readonly created_at: number;
  readonly is_current: boolean;
}
export const listSessions = () => send<SignedIn[]>("GET", "auth/sessions");
export const endSessions = (sessions: readonly number[]) => send<unknown>("DELETE", "auth/sessions", { sessions });

/** A second factor; only passkeys have an id and a name. */
export interface Authenticator {
  readonly type: "totp" | "recovery_codes" | "webauthn";
  readonly created_at: number;
  readonly last_used_at: number | null;
  readonly id?: number;
  readonly name?: string;
  readonly unused_code_count?: number;
  readonly unused_codes?: readonly string[];
}
export const listAuthenticators = () => send<Authenticator[]>("GET", "account/authenticators");

/** A secret for an authenticator app, and its QR code: a path whose units are modules. */
export interface NewApp {
  readonly secret: string;
  readonly totp_url: string;
  readonly qr: { readonly side: number; readonly path: string };
}

/** Draw a secret for an authenticator app; it counts once `addApp` has proved that the app has it. */
export async function newApp(): Promise<NewApp> {
  // 404: there is no app yet, and this is what one could be made of.
  const { answer, content } = await exchange("GET", `${base}account/authenticators/totp`, undefined, {});
  const meta = isRecord(content) ? content["meta"] : null;
  if (answer.status === 404 && isRecord(meta) && "secret" in meta) return meta as unknown as NewApp;
  throw refusalOf(answer.status, content, null);
}
export const addApp = (code: string) => send<Authenticator>("POST", "account/authenticators/totp", { code });
export const removeApp = () => send<unknown>("DELETE", "account/authenticators/totp");

/** Read the recovery codes; they are in the first answer after they were made, and in no other. */
export const readRecoveryCodes = () => send<Authenticator>("GET", "account/authenticators/recovery-codes");
export const makeRecoveryCodes = () => send<Authenticator>("POST", "account/authenticators/recovery-codes");

/** Whether this browser, at this address, can make and use passkeys. */
export const passkeysWork = (): boolean =>
  typeof PublicKeyCredential !== "undefined" &&
  "parseRequestOptionsFromJSON" in PublicKeyCredential &&
  // A passkey belongs to a host name.
  !/^[\d.]+$|:/.test(location.hostname);

/** Make a passkey on this device. Throws DOMException where the person or the browser gives up. */
export async function addPasskey(name: string): Promise<Authenticator> {
  const path = "account/authenticators/webauthn";
  const { creation_options: options } = await send<{
    creation_options: { publicKey: PublicKeyCredentialCreationOptionsJSON };
  }>("GET", `${path}?passwordless`);
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options.publicKey);
  const credential = asJson(await navigator.credentials.create({ publicKey }));
  return send("POST", path, { name, credential, passwordless: true });
}
export const removePasskey = (id: number) =>
  send<unknown>("DELETE", "account/authenticators/webauthn", { authenticators: [id] });

/** Prove once more who one is, before a change of the second factor. */
export const proveByPassword = (password: string) => send<unknown>("POST", "auth/reauthenticate", { password });
export const proveByCode = (code: string) => send<unknown>("POST", "auth/2fa/reauthenticate", { code });
export const proveByPasskey = () => answerByPasskey("auth/webauthn/reauthenticate");

/** List the ways in which somebody may prove who they are, where that is what a refusal asks for; else null. */
export function proofsAsked(error: unknown): readonly Proof[] | null {
  if (!(error instanceof ApiError) || error.code !== "reauthenticate") return null;
  const flows = (error.details["flows"] ?? []) as readonly Flow[];
  return flows.flatMap(({ id, types }) => (id === "reauthenticate" ? ["password" as const] : (types ?? [])));
}

async function answerByPasskey(path: string, person?: null): Promise<void> {
  const { request_options: options } = await send<{
    request_options: { publicKey: PublicKeyCredentialRequestOptionsJSON };
  }>("GET", path);
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options.publicKey);
  const credential = asJson(await navigator.credentials.get({ publicKey }));
  await send("POST", path, { credential }, person === null ? { person } : {});
}

function asJson(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException("No passkey was given.", "NotAllowedError");
  return credential.toJSON();
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
  const code = CODES[given] ?? given;
  return new ApiError({
    status,
    code,
    message: isRecord(first) && typeof first["message"] === "string" ? first["message"] : `${status}`,
    field: isRecord(first) && typeof first["param"] === "string" ? first["param"] : null,
    retryAfter: code !== "too_many_attempts" ? null : status === 429 ? WAIT.address : WAIT.account,
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
