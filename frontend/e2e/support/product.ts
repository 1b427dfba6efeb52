/** The processes of a product that was started for these journeys. */
import { readFileSync, readdirSync } from "node:fs";

/** Process id of the launcher, where whoever started the product gave it. */
export const launcher = process.env["ONRECORD_LAUNCHER"] ? Number(process.env["ONRECORD_LAUNCHER"]) : null;

/** Milliseconds between two deaths of the whole web server: the launcher gives up on what dies too often. */
const RESPITE = 20_000;
let lastDeath = -Infinity;
let lastKill = -Infinity;

/** Kill every web process as a crash would; the launcher starts them again. */
export function endWebProcesses(): void {
  lastDeath = performance.now();
  kill(webProcesses().map(({ pid }) => pid));
}

/** Kill the processes that answer requests, and from time to time the one that starts them too. */
export function endSomeWebProcesses(): void {
  if (performance.now() - lastDeath > RESPITE) return endWebProcesses();
  const all = webProcesses();
  const pids = new Set(all.map(({ pid }) => pid));
  kill(all.filter(({ parent }) => pids.has(parent)).map(({ pid }) => pid));
  return undefined;
}

/** Kill a connection of the database as a crash would: PostgreSQL ends all of them and recovers from its log. */
export function crashDatabase(): void {
  const sessions = descendants(launcher ?? -1).filter(({ command }) => /^postgres: \S+ \S+ \[local\]/.test(command));
  kill(sessions.slice(0, 1).map(({ pid }) => pid));
}

/** Kill a browser, and with it all its tabs, as a crash would. */
export function endBrowser(profile: string): void {
  const browsers = processes().filter(
    ({ command }) => command.includes(`--user-data-dir=${profile}`) && !command.includes("--type="),
  );
  kill(browsers.map(({ pid }) => pid));
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function webProcesses(): readonly Process[] {
  return descendants(launcher ?? -1).filter(({ command }) => command.includes("gunicorn"));
}

function kill(pids: readonly number[]): void {
  if (pids.length === 0) {
    // Two people's sessions may be cut by one death: the server of the second is away already.
    if (performance.now() - lastKill < RESPITE) return;
    throw new Error("there is no such process");
  }
  lastKill = performance.now();
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}

function descendants(ancestor: number): readonly Process[] {
  const all = processes();
  const below = (parent: number): readonly Process[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(ancestor);
}

function processes(): readonly Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .map((pid) => ({
      pid,
      parent: Number(/^PPid:\s+(\d+)/m.exec(read(pid, "status"))?.[1] ?? -1),
      command: read(pid, "cmdline").replaceAll("\0", " "),
    }));
}

/** Processes end while one looks. */
function read(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, "utf8");
  } catch (error) {
    if (isGone(error)) return "";
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return ["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "");
}
