/** The processes of a product that was started for these journeys. */
import { readFileSync, readdirSync } from "node:fs";

/** Process id of the launcher, where whoever started the product gave it. */
export const launcher = process.env["ONRECORD_LAUNCHER"] ? Number(process.env["ONRECORD_LAUNCHER"]) : null;

/** Kill every web process as a crash would; the launcher starts them again. */
export function endWebProcesses(): void {
  const web = descendants(launcher ?? -1).filter((pid) => commandOf(pid).includes("gunicorn"));
  if (web.length === 0) throw new Error(`no web process under ${launcher}`);
  for (const pid of web) process.kill(pid, "SIGKILL");
}

function descendants(parent: number): readonly number[] {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
  return children.flatMap((pid) => [pid, ...descendants(pid)]);
}

function parentOf(pid: number): number | null {
  return Number(/^PPid:\s+(\d+)/m.exec(read(pid, "status"))?.[1] ?? -1);
}

function commandOf(pid: number): string {
  return read(pid, "cmdline").replaceAll("\0", " ");
}

/** Processes end while one looks. */
function read(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || (error as NodeJS.ErrnoException).code === "ESRCH") return "";
    throw error;
  }
}
