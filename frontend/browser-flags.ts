/** Chromium the tests drive: the machine's own, never one that a package downloads. */
export const chromium = process.env["CHROMIUM"] ?? "/usr/bin/chromium";

export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Without windows it would set letters on whole pixels, other than on a screen.
  "--font-render-hinting=none",
];
