import { defineConfig } from "vitest/config";

// The tests of the pure parts alone: no other test can be asked of each of a thousand mutants.
export default defineConfig({
  test: {
    environment: "jsdom",
    include: ["src/{text,work,sync}/**/*.test.ts"],
    exclude: ["src/**/*.browser.test.ts"],
    testTimeout: 10_000,
    env: { ONRECORD_PROPERTY_RUNS: "30" },
  },
});
