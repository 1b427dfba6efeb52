/** Why signing in was refused, in words. */
import { ApiError } from "../../api/errors.ts";
import { t } from "./messages.ts";

const TOLD = [
  "bad_credentials",
  "incorrect_code",
  "invalid_password_reset",
  "password_too_short",
  "password_too_common",
  "password_too_similar",
  "password_entirely_numeric",
  "mail_failed",
  "provider_failed",
] as const;

/** Say why signing in was refused, and what to do. */
export function refusal(error: unknown): string {
  if (error instanceof DOMException) return t("passkey_refused");
  if (!(error instanceof ApiError)) return t("failed", { reason: String(error) });
  if (error.unreachable) return t("unreachable");
  const told = TOLD.find((code) => code === error.code);
  if (told) return t(told);
  if (error.code === "not_signed_in") return t("over");
  if (error.code === "too_many_attempts" || error.code === "throttled") {
    const count = Math.max(1, Math.ceil((error.retryAfter ?? 60) / 60));
    return t("too_many_attempts", { minutes: t("minutes", { count }) });
  }
  return t("failed", { reason: error.message });
}
