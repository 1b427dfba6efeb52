import { defineConfig } from "@playwright/test";

import { chromium, chromiumFlags } from "./browser-flags.ts";

export default defineConfig({
  testDir: "e2e",
  timeout: 60_000,
  // Patience, not a budget: on two shared cores an answer may take ten times what it takes on a desk.
  expect: { timeout: 15_000 },
  // As many as there are desks: each worker has a project and people of its own.
  workers: Number(process.env["ONRECORD_DESKS"] ?? 1),
  fullyParallel: true,
  projects: [
    { name: "side by side", grepInvert: /@alone/ },
    { name: "alone", grep: /@alone/, workers: 1 },
  ],
  reporter: [["list"]],
  // One set of references: a picture that is missing fails the test instead of being taken on the way.
  snapshotPathTemplate: "{testDir}/pictures/{arg}{ext}",
  updateSnapshots: "none",
  use: {
    baseURL: process.env["ONRECORD_URL"] ?? "http://127.0.0.1:8000",
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    // Following every key press costs more than the key presses: `ONRECORD_TRACE=1 make one T=...` looks into one journey.
    trace: process.env["ONRECORD_TRACE"] ? "retain-on-failure" : "off",
    launchOptions: { executablePath: chromium, args: chromiumFlags },
  },
});
