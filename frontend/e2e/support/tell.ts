/** Figures of a journey. */
import { appendFileSync } from "node:fs";

/** Say a line in the test's own output. */
export function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Write a figure down for the table at the end of a run: `tests/bench/figures.py` has the names. */
export function note(name: string, value: number): void {
  const file = process.env["ONRECORD_FIGURES"];
  if (file) appendFileSync(file, `${JSON.stringify({ name, value })}\n`);
}
