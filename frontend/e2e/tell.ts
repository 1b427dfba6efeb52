/** Figures of a journey, on a line of the test's own output. */
export function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}
