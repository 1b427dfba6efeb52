/** Words of the sign-in page. */
import { translator } from "../../ui/language/translate.ts";

export const t = translator("pages/sign-in/messages", {
  title: "Sign in",
  promise: "Mark who said what in a news article, and judge whether it is true.",
  name: "User name",
  password: "Password",
  submit: "Sign in",
  submitting: "Signing in…",
  name_missing: "Enter your user name.",
  password_missing: "Enter your password.",
  bad_credentials: "The user name or the password is wrong. Check both; capital letters matter.",
  too_many_attempts: "Too many attempts. Wait {minutes} and try again.",
  minutes: { one: "one minute", other: "{count} minutes" },
  unreachable: "The server does not answer. Check the network and try again.",
  failed: "Signing in did not work: {reason}",
  passkey: "Use a passkey",
  passkey_refused: "The browser gave no passkey. Try again, or sign in with your name and password.",
  factor_title: "Second step",
  code: "Code",
  code_hint: "The six digits that your authenticator app shows, or one of your recovery codes.",
  code_missing: "Enter the code.",
  incorrect_code: "This code is wrong, or it has been used. Wait for the next one and try again.",
  over: "Signing in took too long. Start again.",
  start_again: "Start again",
  link_used: "This sign-in link has been used",
  link_used_help:
    "A link works once, and no longer once you have signed in another way. Sign in with your name and password, or ask for a new link.",
  link_expired: "This sign-in link has expired",
  link_expired_help:
    "A link is good for a limited time. Ask the person who sent it for a new one, or sign in with your name and password.",
  link_unknown: "This is not a sign-in link of this server",
  link_unknown_help:
    "Part of the address may have been lost on the way. Open the link from the message again or copy it whole, or sign in with your name and password.",
  no_account: "No account? Ask the person who runs this server for one.",
});
