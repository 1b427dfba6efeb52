/** Which of the chosen files can be sent, and in how many imports; the server checks again and is the one to decide. */

export interface SizedFile {
  name: string;
  /** Bytes. */
  size: number;
}

/** Why a file is not sent: its kind, by the ending of its name, or its size. */
export type Reason = keyof typeof foreign | "suffix" | "empty" | "large";

export interface Refusal {
  name: string;
  reason: Reason;
  bytes: number;
}

export interface Sorted<File extends SizedFile> {
  send: File[];
  refused: Refusal[];
}

const suffixes = [".txt", ".text", ".md", ".markdown", ".jsonl", ".ndjson", ".json"];

/** Kinds that are better named before they are sent; what only looks like text is recognised by the server. */
const foreign = {
  document: [".docx", ".doc", ".odt", ".rtf", ".pages"],
  pdf: [".pdf"],
  page: [".html", ".htm", ".xhtml", ".mhtml", ".eml"],
  table: [".csv", ".tsv", ".xls", ".xlsx", ".ods", ".parquet"],
  archive: [".zip", ".gz", ".tgz", ".tar", ".7z", ".rar", ".bz2", ".xz", ".epub"],
  picture: [".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".tif", ".tiff", ".bmp", ".svg"],
  annotations: [".ann", ".conll", ".conllu", ".xmi", ".bio", ".iob"],
} as const;

/** Sort files into those to send and those refused; `limit` is the most bytes of one import. */
export function sortFiles<File extends SizedFile>(files: readonly File[], limit: number): Sorted<File> {
  const send: File[] = [];
  const refused: Refusal[] = [];
  for (const file of files) {
    const reason = refusalOf(file, limit);
    if (reason === null) send.push(file);
    else refused.push({ name: file.name, reason, bytes: file.size });
  }
  return { send, refused };
}

/** Divide files into imports that the server takes: at most so many files and bytes each, in their order. */
export function inParts<File extends SizedFile>(
  files: readonly File[],
  { upload_files: most, upload_bytes: limit }: { upload_files: number; upload_bytes: number },
): File[][] {
  const parts: File[][] = [];
  let bytes = 0;
  for (const file of files) {
    const last = parts.at(-1);
    // Every file brings a header of its own along.
    const size = file.size + 1000;
    if (last !== undefined && last.length < most && bytes + size <= limit) {
      last.push(file);
      bytes += size;
    } else {
      parts.push([file]);
      bytes = size;
    }
  }
  return parts;
}

export function total(files: readonly SizedFile[]): number {
  return files.reduce((sum, file) => sum + file.size, 0);
}

function refusalOf(file: SizedFile, limit: number): Reason | null {
  const name = file.name.toLowerCase();
  if (!suffixes.some((suffix) => name.endsWith(suffix))) return foreignKind(name) ?? "suffix";
  if (file.size === 0) return "empty";
  return file.size > limit ? "large" : null;
}

function foreignKind(name: string): keyof typeof foreign | null {
  for (const [kind, endings] of Object.entries(foreign)) {
    if (endings.some((ending) => name.endsWith(ending))) return kind as keyof typeof foreign;
  }
  return null;
}

export const acceptedSuffixes = suffixes.join(",");
