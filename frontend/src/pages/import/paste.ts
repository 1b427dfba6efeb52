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

/** Make the article; an empty title becomes the first line that has words, the text itself stays as it is. */
export function articleFrom(fields: PasteFields): NewArticle {
  const article: NewArticle = { text: fields.text };
  const title = fields.title.trim() || firstLine(fields.text);
  if (title) article.title = title;
  if (fields.url.trim()) article.url = fields.url.trim();
  if (fields.publisher.trim()) article.publisher = fields.publisher.trim();
  if (fields.published_on) article.published_on = fields.published_on;
  return article;
}

function firstLine(text: string): string {
  const line = text.split(/\r\n|\r|\n/u).find((one) => one.trim() !== "") ?? "";
  return [...line.trim()].slice(0, titleLength).join("");
}

/** Count the code points, the unit in which the server limits and measures texts. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
