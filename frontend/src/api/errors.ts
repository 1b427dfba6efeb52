/** What went wrong with a request, in the server's own terms where it answered. */
import { t } from "../ui/messages.ts";
import { fromServer } from "../ui/language/translate.ts";
import type { Claim, SubmitProblem } from "./model.ts";

interface ErrorBody {
  code?: unknown;
  message?: unknown;
  field?: unknown;
  request_id?: unknown;
  problems?: unknown;
}

export class ApiError extends Error {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** The server's stable code, or `unreachable`, `server_error`, `http_<status>` when it gave none. */
  readonly code: string;
  /** Dotted path of the refused field, for example `ops.2.put.content`. */
  readonly field: string | null;
  readonly requestId: string | null;
  /** Seconds to wait before the next try, where the server said so. */
  readonly retryAfter: number | null;
  /** What a refused submit still needs. */
  readonly problems: readonly SubmitProblem[];
  /** Whatever else the server says about this code. */
  readonly details: Readonly<Record<string, unknown>>;
  /** The server's version of a claim when ours was stale; null when it was deleted; undefined when not said. */
  readonly theirs: Claim | null | undefined;

  constructor(init: {
    status: number;
    code: string;
    message: string;
    field?: string | null;
    requestId?: string | null;
    retryAfter?: number | null;
    problems?: readonly SubmitProblem[];
    theirs?: Claim | null | undefined;
    details?: Readonly<Record<string, unknown>>;
    cause?: unknown;
  }) {
    super(init.message, { cause: init.cause });
    this.name = "ApiError";
    this.status = init.status;
    this.code = init.code;
    this.field = init.field ?? null;
    this.requestId = init.requestId ?? null;
    this.retryAfter = init.retryAfter ?? null;
    this.problems = init.problems ?? [];
    this.theirs = init.theirs;
    this.details = init.details ?? {};
  }

  /** Tell whether no answer came at all: no network, or no server. */
  get unreachable(): boolean {
    return this.status === 0;
  }

  /** Tell whether nothing is there to answer for the moment: no network, no server, or a server without its database. */
  get away(): boolean {
    return this.unreachable || [502, 503, 504].includes(this.status);
  }

  /** Tell whether the product itself said this: not a proxy on the way, and not half an answer. */
  get fromServer(): boolean {
    return !this.unreachable && this.code !== "not_json" && !this.code.startsWith("http_");
  }

  get signedOut(): boolean {
    return this.status === 401 && this.code === "not_signed_in";
  }
}

/** Make an ApiError of an answer that is not 2xx; a body that is not the contract's still gives a usable error. */
export function errorFromAnswer(status: number, body: unknown, retryAfter: string | null): ApiError {
  const outer = isRecord(body) ? body : {};
  const inner: ErrorBody = isRecord(outer["error"]) ? outer["error"] : {};
  const seconds = Number(retryAfter);
  const code = typeof inner.code === "string" ? inner.code : status >= 500 ? "server_error" : `http_${status}`;
  return new ApiError({
    status,
    code,
    message: fromServer(
      typeof inner.message === "string" ? inner.message : t("problem_answer", { status: String(status) }),
      code,
    ),
    field: typeof inner.field === "string" ? inner.field : null,
    requestId: typeof inner.request_id === "string" ? inner.request_id : null,
    retryAfter: retryAfter !== null && Number.isFinite(seconds) ? seconds : null,
    problems: Array.isArray(inner.problems) ? (inner.problems as SubmitProblem[]) : [],
    details: inner as Record<string, unknown>,
    theirs: "theirs" in outer ? (outer["theirs"] as Claim | null) : undefined,
  });
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
