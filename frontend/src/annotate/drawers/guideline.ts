/** A guideline as sections to search in, and which of them a field of the claim asks for. */

import type { Topic } from "../desk/slices/panels.ts";

export interface Section {
  /** Its place in the guideline, from 0. */
  readonly at: number;
  /** Empty before the first heading. */
  readonly heading: string;
  readonly markdown: string;
}

const HEADING = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Words of headings, most telling first: English and German guidelines are understood. */
const TELLING: Readonly<Record<Topic, readonly RegExp[]>> = {
  directness: [/direct|direktheit/i, /quot|zitat|wiedergabe/i],
  claim_type: [/claim types?|art der (?:aussage|behauptung)/i, /\btypes?\b|\bkinds?\b|\btyp(?:en)?\b/i],
  checkworthiness: [/check-?\s?worth|checkab|prüfw|prüfb/i, /\bcheck|\bprüf/i],
  verdict: [/verdict|urteil/i, /\brating|\bscale|bewert|skala/i],
};

/** Split Markdown at its headings; a heading inside a code block is none. */
export function sectionsOf(markdown: string): readonly Section[] {
  const sections: { heading: string; lines: string[] }[] = [{ heading: "", lines: [] }];
  let fence: string | null = null;
  for (const line of markdown.split("\n")) {
    const mark = FENCE.exec(line)?.[1];
    const heading = fence === null ? HEADING.exec(line)?.[1] : undefined;
    if (mark !== undefined) fence = fence === null ? mark : mark.startsWith(fence) ? null : fence;
    if (heading !== undefined) sections.push({ heading, lines: [] });
    sections.at(-1)?.lines.push(line);
  }
  return sections
    .filter(({ lines }) => lines.some((line) => line.trim() !== ""))
    .map(({ heading, lines }, at) => ({ at, heading, markdown: lines.join("\n") }));
}

/** Keep the sections that hold every word of a query; an empty query keeps all. */
export function sectionsWith(sections: readonly Section[], query: string): readonly Section[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return sections.filter(({ markdown }) => words.every((word) => markdown.toLowerCase().includes(word)));
}

const DELIMITER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$|^\s*\|\s*:?-+:?\s*\|\s*$/;

/** Write the rows of tables as list items, their first cell in bold: the drawer is narrow and Markdown knows no tables. */
export function tablesAsLists(markdown: string): string {
  const lines = markdown.split("\n");
  const written: string[] = [];
  let inTable = false;
  for (const [i, line] of lines.entries()) {
    if (!inTable && line.includes("|") && DELIMITER.test(lines[i + 1] ?? "")) inTable = true;
    else if (inTable && !line.includes("|")) inTable = false;
    else if (inTable && !DELIMITER.test(line)) {
      const [first = "", ...rest] = cellsOf(line);
      written.push(`- **${first}** ${rest.join(" · ")}`.trimEnd());
      continue;
    }
    if (!inTable) written.push(line);
  }
  return written.join("\n");
}

function cellsOf(line: string): readonly string[] {
  const bare = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return bare.split(/(?<!\\)\|/).map((cell) => cell.trim());
}

/** Find the section that explains a field: by its heading, else the first that speaks of it; null where none does. */
export function sectionFor(sections: readonly Section[], topic: Topic): Section | null {
  for (const part of ["heading", "markdown"] as const) {
    for (const telling of TELLING[topic]) {
      const found = sections.find((section) => telling.test(section[part]));
      if (found) return found;
    }
  }
  return null;
}
