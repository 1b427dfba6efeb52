/** Writes the service worker of a build: it has to know the names of all its files. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import type { Plugin } from "vite";

const source = (name: string): string => readFileSync(new URL(name, import.meta.url), "utf8");

/** Scripts and styles are kept at once; fonts and pictures when they are first shown. */
const AT_ONCE = /\.(?:js|css)$/;

export function serviceWorker(base: string): Plugin {
  return {
    name: "on-record service worker",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle)
        .filter((name) => name.startsWith("assets/"))
        .toSorted();
      const entry =
        Object.values(bundle).find((one) => one.type === "chunk" && one.facadeModuleId?.endsWith("index.html"))
          ?.fileName ?? "";
      const worker = source("service-worker.js");
      const version = createHash("sha256")
        .update(JSON.stringify(files))
        .update(worker)
        .update(source("../index.html"))
        .digest("hex")
        .slice(0, 12);
      const values = {
        VERSION: version,
        ENTRY: base + entry,
        FIRST: files.filter((name) => AT_ONCE.test(name)).map((name) => base + name),
        LATER: files.filter((name) => !AT_ONCE.test(name)).map((name) => base + name),
      };
      const lines = Object.entries(values).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`);
      this.emitFile({ type: "asset", fileName: "service-worker.js", source: [...lines, worker].join("\n") });
      this.emitFile({ type: "asset", fileName: "retired-worker.js", source: source("retired-worker.js") });
    },
  };
}
