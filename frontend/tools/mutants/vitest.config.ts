import { defineConfig } from "vitest/config";

// The tests of the folder that is changed, and of those that stand on it: no other test can be asked of each of a thousand mutants.
const ASKED: Record<string, string> = { text: "text", work: "{work,sync}", sync: "sync" };
const asked = ASKED[process.env.MUTANTS_OF ?? ""] ?? "{text,work,sync}";

export default defineConfig({
  test: {
    environment: "jsdom",
    include: [`src/${asked}/**/*.test.ts`],
    exclude: ["src/**/*.browser.test.ts"],
    testTimeout: 10_000,
    env: { ONRECORD_PROPERTY_RUNS: "30" },
  },
});
