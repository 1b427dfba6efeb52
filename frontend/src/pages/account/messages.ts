/** Words of the account page. */
import { translator } from "../../ui/language/translate.ts";

export const t = translator("pages/account/messages", {
  title: "Account",
  sub: "How you sign in, where you are signed in, and what your scripts use.",
  you: "You",
  you_name: "Name",
  you_username: "User name",
  you_help: "Those who run this server can change your name.",
  language: "Language",
  acts: "Actions",
  tokens: "Your tokens",
  tokens_help: "Tokens let your scripts act on your behalf. They are shown once and expire automatically.",
  tokens_none: "You have no tokens.",
  tokens_none_of: "{name} has no tokens.",
  tokens_of: "Tokens of {name}",

  accounts: "Accounts on this server",
  accounts_help:
    "Closing an account ends its sessions, tokens and sign-in links at once. What the person marked is kept. Reopening the account restores no session and no token.",
  account_name: "Name",
  account_username: "User name",
  account_projects: "Projects",
  account_tokens: "Tokens",
  account_administrator: "administrator",
  account_closed: "closed",
  account_show_tokens: "Show the tokens of {name}",
  account_close: "Close",
  account_close_of: "Close the account of {name}",
  account_close_sure: "Close the account?",
  account_keep: "Keep it",
  account_open: "Open again",
  account_open_of: "Open the account of {name} again",
  account_was_closed: "The account of {name} was closed",
  account_was_opened: "The account of {name} is open again",
});
