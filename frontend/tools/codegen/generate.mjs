/**
 * Write src/api/schema.d.ts from the server's OpenAPI file:
 *
 *   npm run codegen -- ../var/openapi.json
 *
 * Kept apart from the application because openapi-typescript needs an older TypeScript.
 */
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";

const called = process.env.INIT_CWD ?? process.cwd();
const source = resolve(called, process.argv[2] ?? "../var/openapi.json");
const target = new URL("../../src/api/schema.d.ts", import.meta.url);

const schema = JSON.parse(await readFile(source, "utf8"));
const types = astToString(await openapiTS(schema));
await writeFile(target, `/* Generated from the server's OpenAPI file by "npm run codegen"; do not edit. */\n${types}`);
console.log(`${target.pathname} written from ${source}`);
