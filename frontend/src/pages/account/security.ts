/** What the parts of the account page that decide who gets in have in common: their words. */
import { ApiError } from "../../api/errors.ts";
import { t } from "./securityMessages.ts";

export { t };

/** Seconds since 1970 as the moments that the rest of the API gives. */
export const moment = (seconds: number): string => new Date(seconds * 1000).toISOString();

const TOLD = [
  "incorrect_code",
  "incorrect_password",
  "enter_current_password",
  "password_too_short",
  "password_too_common",
  "password_too_similar",
  "password_entirely_numeric",
  "too_many_attempts",
  "email_taken",
  "duplicate_email",
  "mail_failed",
] as const;

/** Say why a change was refused. */
export function refusalWords(error: Error): string {
  // The person closed the browser's own dialog, or the device has no passkey for this address.
  if (error instanceof DOMException) return t("passkey_refused");
  if (!(error instanceof ApiError)) return t("refused", { reason: String(error) });
  if (error.unreachable) return t("unreachable");
  if (error.code === "invalid" && error.field === "email") return t("address_invalid");
  const told = TOLD.find((code) => code === error.code);
  return told ? t(told) : t("refused", { reason: error.message });
}
