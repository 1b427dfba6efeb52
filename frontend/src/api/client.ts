/** The one way to the server: JSON in and out, the CSRF token on every write, one error class. */
import { ApiError, errorFromAnswer } from "./errors.ts";
import { pagePerson } from "./person.ts";

const base = "/api/v1/";

export type Query = Record<string, string | number | boolean | null | undefined>;

export interface RequestOptions {
  query?: Query;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Let the request outlive the page; browsers take at most 64 kB this way. */
  keepalive?: boolean;
  /** For whom this is written, if not for the page's person; null for whoever is signed in. */
  person?: number | null;
}

/** Read from the server; `path` is relative to /api/v1/ and has no leading slash. Throws ApiError. */
export function read<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
  return request<Answer>("GET", path, undefined, options);
}

/** Write to the server; an empty answer (204) is null. Throws ApiError. */
export async function write<Answer>(
  method: "POST" | "PUT" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  options: RequestOptions = {},
): Promise<Answer> {
  return request<Answer>(method, path, body, { ...options, headers: await writing(options) });
}

/** Give the headers of a request that writes: the CSRF token, and for whom it is. */
export async function writing(options: RequestOptions): Promise<Record<string, string>> {
  const token = csrfToken() ?? (await freshCsrfToken(options.signal));
  const person = options.person === undefined ? (pagePerson()?.id ?? null) : options.person;
  // Another person may have signed in in another tab: nothing is to be done in their name.
  const meant = person === null ? {} : { "X-On-Record-Person": String(person) };
  return { ...options.headers, ...meant, "X-CSRFToken": token };
}

/** Ask whether the server is there, without its database. Throws ApiError where it does not answer. */
export async function alive(): Promise<void> {
  const answer = await fetch("/health/live", { cache: "no-store" }).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  if (!answer.ok) throw unreachable();
}

/** Address of a server resource for a plain link, such as a download. */
export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const tail = search.toString();
  return base + path + (tail === "" ? "" : `?${tail}`);
}

async function request<Answer>(method: string, path: string, body: unknown, options: RequestOptions): Promise<Answer> {
  const { answer, content } = await exchange(method, address(path, options.query), body, options);
  if (!answer.ok) throw errorFromAnswer(answer.status, content, answer.headers.get("Retry-After"));
  return content as Answer;
}

/** Send one request and read its answer, whatever its status. Throws ApiError where none comes. */
export async function exchange(
  method: string,
  url: string,
  body: unknown,
  options: RequestOptions,
): Promise<{ answer: Response; content: unknown }> {
  const init: RequestInit = {
    method,
    credentials: "same-origin",
    headers: { Accept: "application/json", ...options.headers },
    keepalive: options.keepalive ?? false,
  };
  if (options.signal) init.signal = options.signal;
  if (body instanceof FormData) {
    init.body = body;
  } else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { ...init.headers, "Content-Type": "application/json" };
  }

  let answer: Response;
  let text: string;
  try {
    answer = await fetch(url, init);
    // An answer that breaks off in the middle is none.
    text = await answer.text();
  } catch (cause) {
    if (options.signal?.aborted && !tookTooLong(options.signal)) throw cause;
    throw unreachable(cause);
  }
  return { answer, content: json(answer, text) };
}

function unreachable(cause?: unknown): ApiError {
  return new ApiError({ status: 0, code: "unreachable", message: "The server did not answer.", cause });
}

function tookTooLong({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.name === "TimeoutError";
}

function json(answer: Response, text: string): unknown {
  if (answer.status === 204) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    // A proxy's HTML page: for a failure the status says enough, for a success there is nothing to go on.
    if (!answer.ok) return null;
    const message = "The server answered with something that is not JSON.";
    throw new ApiError({ status: answer.status, code: "not_json", message, cause });
  }
}

export function csrfToken(cookies: string = document.cookie): string | null {
  const found = /(?:^|;\s*)csrftoken=([^;]+)/.exec(cookies)?.[1];
  return found === undefined ? null : decodeURIComponent(found);
}

async function freshCsrfToken(signal: AbortSignal | undefined): Promise<string> {
  await read("session", signal ? { signal } : {});
  return csrfToken() ?? "";
}
