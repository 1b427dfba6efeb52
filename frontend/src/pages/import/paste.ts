/** From the fields of the paste form to the article that is sent. */
import type { NewArticle } from "../../api/model.ts";

export interface PasteFields {
  text: string;
  title: string;
  url: string;
  publisher: string;
  published_on: string;
}

export const emptyFields: PasteFields = { text: "", title: "", url: "", publisher: "", published_on: "" };

const titleLength = 300;
// The lists of the server, which cleans again: claims/core/titles.py and claims/core/hidden.py.
// oxlint-disable-next-line no-control-regex
const lineEnd = /\r\n|[\n\r\v\f\u001C-\u001E\u0085\u2028\u2029]/u;
// oxlint-disable-next-line no-control-regex
const breaks = /[\t\n\r\v\f\u001C-\u001E\u0085\u2028\u2029]/gu;
const hidden =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001F\u007F-\u009F\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0001}]/gu;
const visible = /[^\s\p{C}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/u;

const mailField =
  /^[>\s*]*(?:from|to|cc|bcc|date|sent|reply-to|(subject)|von|an|datum|gesendet|kopie|(betreff))[\s*]*:[\s*]*(.*)$/iu;
const mailHead = 4000;

/**
 * Make the article; an empty title becomes the subject of an e-mail or the first line that has words, the text itself stays
 * as it is.
 */
export function articleFrom(fields: PasteFields): NewArticle {
  const article: NewArticle = { text: fields.text };
  const title =
    fields.title.trim() || [...(subjectOf(fields.text) || firstLine(fields.text))].slice(0, titleLength).join("");
  if (title) article.title = title;
  if (fields.url.trim()) article.url = fields.url.trim();
  if (fields.publisher.trim()) article.publisher = fields.publisher.trim();
  if (fields.published_on) article.published_on = fields.published_on;
  return article;
}

/** Find the first line that shows something, without what nobody sees; tabs are blanks. */
export function firstLine(text: string): string {
  for (let rest = text; ;) {
    const end = lineEnd.exec(rest);
    const line = cleanLine(end === null ? rest : rest.slice(0, end.index));
    if (line !== "" || end === null) return line;
    rest = rest.slice(end.index + end[0].length);
  }
}

/** Find the subject of an e-mail that was pasted with the lines above it; empty where there is none. */
export function subjectOf(text: string): string {
  let fields = 0;
  let subject = "";
  for (const raw of text.slice(0, mailHead).split(new RegExp(lineEnd, "gu"))) {
    const line = cleanLine(raw);
    const found = mailField.exec(line);
    if (found) {
      fields += 1;
      if (found[1] ?? found[2]) subject = found[3] ?? "";
    } else if ((line !== "") !== fields > 0 && !line.startsWith("-----")) break;
  }
  return fields > 1 ? subject : "";
}

function cleanLine(value: string): string {
  const hides = value.search(hidden) >= 0;
  const shown = hides ? value.replace(breaks, " ").replace(hidden, "").replace(/ {2,}/gu, " ") : value;
  return isBlank(shown) ? "" : shown.trim();
}

/** Tell whether a text shows nothing at all: white space, zero-width characters, lone accents. */
export function isBlank(text: string): boolean {
  return !visible.test(text);
}

/** Find the first NUL of a text: line and column, from 1; null where there is none. */
export function placeOfNul(text: string): { line: number; column: number } | null {
  const at = text.indexOf("\0");
  if (at < 0) return null;
  const lines = text.slice(0, at).split(new RegExp(lineEnd, "gu"));
  return { line: lines.length, column: countCodePoints(lines.at(-1) ?? "") + 1 };
}

export const withoutNul = (text: string): string => text.replaceAll("\0", "");

/** Count the articles of a pasted JSON object, list or file of lines; null where the text is something else. */
export function jsonArticles(text: string): number | null {
  const start = text.replace(/^\uFEFF/u, "").trimStart();
  if (!start.startsWith("{") && !start.startsWith("[")) return null;
  const whole = parsed(start);
  if (whole !== undefined) return Array.isArray(whole) ? articlesIn(whole) : articlesIn([whole]);
  return articlesIn(
    start
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map(parsed),
  );
}

function articlesIn(values: readonly unknown[]): number | null {
  const objects = values.every((value) => typeof value === "object" && value !== null && "text" in value);
  return objects && values.length > 0 ? values.length : null;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}

/** Count the code points, the unit in which the server limits and measures texts. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
