/** What an event changed, field by field, as a reader compares it. */

export interface Change {
  field: string;
  before: string | null;
  after: string | null;
}

/** Offsets and identifiers tell a reader nothing; the words stand in `exact`. */
const SILENT = new Set([
  "id",
  "version",
  "updated_at",
  "content",
  "source",
  "cue",
  "addressee",
  "suggestion",
  "parent",
  "sha256",
]);

/** Compare two states of a thing; fields that are alike are left out, and so are empty ones where there is one state only. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [old, fresh] = [flat(before), flat(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? null, after: fresh.get(field) ?? null }))
    .filter((change) => change.before !== change.after && (change.before || change.after));
}

function flat(value: unknown, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  if (typeof value !== "object" || value === null) return found;
  for (const [name, part] of Object.entries(value)) {
    if (SILENT.has(name) && path === "") continue;
    const at = path === "" ? name : `${path}.${name}`;
    if (typeof part === "object" && part !== null && !Array.isArray(part))
      for (const [inner, text] of flat(part, at)) found.set(inner, text);
    else found.set(at, written(part));
  }
  return found;
}

function written(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => written(one)).join(" … ");
  if (typeof value === "object")
    return Object.entries(value)
      .map(([name, part]) => `${name}: ${written(part)}`)
      .join(", ");
  return String(value);
}
