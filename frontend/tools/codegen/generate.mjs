/**
 * Write src/api/schema.d.ts from the server's OpenAPI file:
 *
 *   npm run codegen -- [openapi.json]
 *
 * Kept apart from the application because openapi-typescript needs an older TypeScript.
 */
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";

const called = process.env.INIT_CWD ?? process.cwd();
const source = resolve(called, process.argv[2] ?? "openapi.json");
const target = new URL("../../src/api/schema.d.ts", import.meta.url);

const text = await readFile(source, "utf8");
const types = astToString(await openapiTS(JSON.parse(text)));
// A test of the server compares the hash, so that nobody forgets to run this.
const origin = createHash("sha256").update(text).digest("hex");
const heading = `/* Generated from the server's OpenAPI file by "npm run codegen"; do not edit. */\n// From sha256 ${origin}\n`;
await writeFile(target, heading + types);
console.log(`${target.pathname} written from ${source}`);
