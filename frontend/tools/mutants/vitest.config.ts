import { defineConfig } from "vitest/config";

// The tests of the folder that is changed, and of those that stand on it: no other test can be asked of each of a thousand mutants.
const ASKED: Record<string, string> = { text: "text", work: "work", sync: "sync" };
const folder = process.env.MUTANTS_OF ?? "";
const asked = ASKED[folder] ?? "{text,work,sync}";

export default defineConfig({
  test: {
    // One process asks all tests: each leaves nothing behind.
    isolate: false,
    include: [`src/${asked}/**/*.test.ts`],
    exclude: ["src/**/*.browser.test.ts"],
    testTimeout: 60_000,
    env: { ONRECORD_PROPERTY_RUNS: "10" },
  },
});
