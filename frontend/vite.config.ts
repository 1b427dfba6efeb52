import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

import { layers } from "./layers/plugin.ts";
import { pages } from "./shell/pages.ts";
import { serviceWorker } from "./shell/plugin.ts";

const base = "/static/";

/** What runs before everything else, with all that it imports. */
const STARTS =
  /\/src\/(?:start|soon|api\/(?:client|endpoints|errors|person)|ui\/(?:language\/translate|messages))\.ts$/;

/** Smaller files gain nothing: they fit into one packet as they are. */
const worthCompressing = 1000;

/** Write a .br and a .gz file beside each script, style and picture in text; the web server chooses by what a browser takes. */
function compressed(): Plugin {
  return {
    name: "compressed",
    async writeBundle({ dir }, bundle) {
      const names = Object.keys(bundle).filter((name) => /\.(?:js|css|svg)$/.test(name));
      await Promise.all(
        names.map(async (name) => {
          const path = join(dir ?? "dist", name);
          const content = await readFile(path);
          if (content.length < worthCompressing) return;
          await writeFile(`${path}.br`, brotliCompressSync(content));
          await writeFile(`${path}.gz`, gzipSync(content, { level: 9 }));
        }),
      );
    },
  };
}

export default defineConfig({
  plugins: [react(), layers(), compressed(), pages(base), serviceWorker(base)],
  base,
  build: {
    outDir: "dist",
    manifest: true,
    target: "es2023",
    // The Content-Security-Policy allows no data: script or font, so nothing small is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What starts first comes in one piece: each further one would have the server asked later.
        codeSplitting: { groups: [{ name: "start", test: STARTS }] },
      },
    },
  },
});
