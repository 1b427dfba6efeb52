/**
 * Weigh what a browser loads for the annotate route, gzipped, and fail when a budget is exceeded.
 * The route is read from the manifest of the last `npm run build`; the annotator's own code is weighed in a second
 * build, kept in memory, that puts all libraries into a chunk of their own.
 */
import { appendFile, readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const kilobyte = 1000;
const budgets = { route: 220 * kilobyte, own: 30 * kilobyte };
/** What the same screen of others loads as JavaScript, gzipped kB: docs/languages.md says where the figures are from. */
const PEERS = [
  ["Label Studio 1.23.2", 1803],
  ["doccano 1.8.4", 700],
  ["Potato 2.12.1", 174],
];
const routeFile = "src/AnnotateRoute.tsx";
const ownFolders = /\/src\/(?:annotate|text|work|sync|keys)\//;

const manifest = JSON.parse(await readFile("dist/.vite/manifest.json", "utf8"));
const files = closure(["index.html", routeFile]);
const weights = await Promise.all([...files].map(async (file) => [file, gzip(await readFile(`dist/${file}`))]));
const route = weights.reduce((sum, [, weight]) => sum + weight, 0);
for (const [file, weight] of weights.toSorted((a, b) => b[1] - a[1])) report(file, weight);

for (const [peer, weight] of PEERS) console.log(`${weight.toFixed(1).padStart(8)} kB  for comparison: ${peer}`);

const own = (await chunksOfOwnCode()).reduce((sum, chunk) => sum + gzip(chunk.code), 0);

const verdicts = [check("annotate route", route, budgets.route), check("annotator's own code", own, budgets.own)];
for (const [name, weight] of [
  ["route_kb", route],
  ["own_kb", own],
]) {
  const file = process.env.ONRECORD_FIGURES;
  if (file) await appendFile(file, `${JSON.stringify({ name, value: weight / kilobyte })}\n`);
}
process.exitCode = verdicts.every(Boolean) ? 0 : 1;

/** JavaScript files that the given manifest entries need before they can run. */
function closure(entries) {
  const seen = new Set();
  const open = [...entries];
  const scripts = new Set();
  while (open.length > 0) {
    const key = open.pop();
    if (seen.has(key)) continue;
    seen.add(key);
    const entry = manifest[key];
    if (entry === undefined) throw new Error(`${key} is not in the manifest: run npm run build first`);
    scripts.add(entry.file);
    open.push(...(entry.imports ?? []));
  }
  return scripts;
}

async function chunksOfOwnCode() {
  const groups = [
    { name: "libraries", test: /node_modules/, priority: 2 },
    { name: "shared", test: /\/src\/(?:ui|api)\//, priority: 1 },
  ];
  const result = await build({
    logLevel: "silent",
    build: { write: false, rolldownOptions: { output: { codeSplitting: { groups } } } },
  });
  const { output } = Array.isArray(result) ? result[0] : result;
  const chunks = new Map(output.filter((one) => one.type === "chunk").map((chunk) => [chunk.fileName, chunk]));
  const first = [...chunks.values()].find((chunk) => chunk.facadeModuleId?.endsWith(routeFile));
  if (first === undefined) throw new Error(`${routeFile} has no chunk of its own`);
  const found = new Set([first]);
  for (const chunk of found) {
    for (const name of chunk.imports) {
      const next = chunks.get(name);
      if (next?.moduleIds.some((id) => ownFolders.test(id))) found.add(next);
    }
  }
  return [...found];
}

function gzip(content) {
  return gzipSync(content, { level: 9 }).length;
}

function report(name, weight) {
  console.log(`${(weight / kilobyte).toFixed(1).padStart(8)} kB  ${name}`);
}

function check(name, weight, budget) {
  const fits = weight <= budget;
  console.log(
    `${fits ? "ok" : "TOO LARGE"}: ${name} ${(weight / kilobyte).toFixed(1)} of ${budget / kilobyte} kB gzipped`,
  );
  return fits;
}
