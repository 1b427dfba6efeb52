/** What a manager pastes into the invitation box: one person a line. Pure. */

/** Somebody to invite. */
export interface Guest {
  readonly text: string;
  readonly name: string;
  readonly email: string;
}

/** The same, or with `username` somebody who has an account here. */
export type Line = Guest | { readonly text: string; readonly username: string };

const ADDRESS = /[^\s<>,;"@]+@[^\s<>,;"@]+/u;
const OUTSIDE = /^[\s,;<>"]+|[\s,;<>"]+$/gu;

/**
 * Read "Hanna Brandt, hanna@desk.example", the same with tabs, semicolons or angle brackets, an address alone, a name alone, or
 * "@h.brandt" for a user name. Empty lines and numbers or dashes of a list are passed over.
 */
export function readLines(text: string): readonly Line[] {
  return text
    .split(/\r\n?|\n/u)
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/u, "").trim())
    .filter((line) => line !== "")
    .map(readLine);
}

function readLine(text: string): Line {
  if (/^@\S+$/u.test(text)) return { text, username: text.slice(1) };
  const email = ADDRESS.exec(text)?.[0] ?? "";
  const name = text.replace(email, " ").replace(OUTSIDE, "").replaceAll(/\s+/gu, " ");
  return { text, email, name: name === "" ? email.slice(0, email.indexOf("@")) : name };
}
