/** Which of the chosen files can be sent in one import; the server checks again and is the one to decide. */

export interface SizedFile {
  name: string;
  /** Bytes. */
  size: number;
}

export type Refusal =
  | { name: string; reason: "suffix" | "empty" | "large"; bytes: number }
  | { name: null; reason: "sum"; bytes: number };

export interface Sorted<File extends SizedFile> {
  send: File[];
  refused: Refusal[];
}

const suffixes = [".txt", ".jsonl"];

/** Sort files into those to send and those refused; when all together exceed `limit` bytes nothing is sent. */
export function sortFiles<File extends SizedFile>(files: readonly File[], limit: number): Sorted<File> {
  const send: File[] = [];
  const refused: Refusal[] = [];
  for (const file of files) {
    const reason = refusalOf(file, limit);
    if (reason === null) send.push(file);
    else refused.push({ name: file.name, reason, bytes: file.size });
  }
  const bytes = total(send);
  if (bytes > limit) return { send: [], refused: [...refused, { name: null, reason: "sum", bytes }] };
  return { send, refused };
}

export function total(files: readonly SizedFile[]): number {
  return files.reduce((sum, file) => sum + file.size, 0);
}

function refusalOf(file: SizedFile, limit: number): "suffix" | "empty" | "large" | null {
  const name = file.name.toLowerCase();
  if (!suffixes.some((suffix) => name.endsWith(suffix))) return "suffix";
  if (file.size === 0) return "empty";
  return file.size > limit ? "large" : null;
}

export const acceptedSuffixes = suffixes.join(",");
