import react from "@vitejs/plugin-react";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";

import { chromium, chromiumFlags } from "./browser-flags.ts";

const inBrowser = ["src/**/*.browser.test.{ts,tsx}", "tests/browser/**/*.test.{ts,tsx}"];
/** What listens to a page's events or keeps things in its storage. To make a page for a file takes a second, so the others have none. */
const withPage = ["src/sync/**/*.test.ts", "src/annotate/desk/**/*.test.ts", "tests/unit/api/**/*.test.ts"];
/** What replaces a module, which the files after it would get as well. */
const replacing = ["src/ui/language/catalogues.test.ts", "tests/unit/languages.test.ts"];
/** Files share what is loaded, and the page: to load and make these anew for each takes three times as long as all tests. */
const together = { isolate: false, restoreMocks: true, unstubGlobals: true };

export default defineConfig({
  plugins: [react()],
  test: {
    // Two cores are shared with a database, a broker and a browser on the usual machine.
    maxWorkers: 2,
    // Patience, not a budget.
    testTimeout: 60_000,
    // What a browser does when it has time it does late on a busy machine.
    expect: { poll: { timeout: 15_000 } },
    // How many random articles the property test draws.
    env: { ONRECORD_PROPERTY_RUNS: process.env["ONRECORD_PROPERTY_RUNS"] ?? "300" },
    projects: [
      {
        extends: true,
        test: {
          name: "logic",
          environment: "node",
          ...together,
          include: ["src/**/*.test.{ts,tsx}", "tests/unit/**/*.test.{ts,tsx}"],
          exclude: [...inBrowser, ...withPage, ...replacing],
        },
      },
      { extends: true, test: { name: "logic-alone", environment: "node", include: replacing } },
      {
        extends: true,
        test: {
          name: "logic-page",
          environment: "jsdom",
          ...together,
          include: withPage,
          exclude: inBrowser,
        },
      },
      {
        extends: true,
        // What is only found on the way is bundled on the way, and the page then loads React a second time.
        optimizeDeps: {
          include: [
            "react/jsx-dev-runtime",
            "react-dom/client",
            "react-aria-components",
            "react-markdown",
            "zustand",
            "zustand/vanilla",
            "@tanstack/react-query",
            "@tanstack/react-router",
            "idb",
            "fuzzysort",
            "fast-check",
            "vitest-browser-react",
          ],
        },
        test: {
          name: "browser",
          include: inBrowser,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath: chromium, args: chromiumFlags } }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
