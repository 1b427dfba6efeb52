/** Breaks a build in which a module imports from a layer above it, or in a circle. */
import { relative, resolve, sep } from "node:path";

import type { Plugin } from "vite";

import { broken } from "./layers.ts";

const source = resolve(import.meta.dirname, "../src");

const named = (id: string): string =>
  relative(source, id.split("?")[0] ?? id)
    .split(sep)
    .join("/");
const isOurs = (id: string): boolean => id.startsWith(source + sep);

export function layers(): Plugin {
  return {
    name: "on-record layers",
    apply: "build",
    // What the bundler read, so that every way to import counts and a type, which is gone by then, does not.
    buildEnd(failure) {
      if (failure) return;
      const imports = new Map<string, readonly string[]>();
      for (const id of this.getModuleIds()) {
        const module = isOurs(id) ? this.getModuleInfo(id) : null;
        if (!module) continue;
        const all = [...module.importedIds, ...module.dynamicallyImportedIds].filter(isOurs).map(named);
        imports.set(named(id), [...(imports.get(named(id)) ?? []), ...all]);
      }
      const problems = broken(imports);
      if (problems.length > 0) this.error(`The layers of layers/layers.ts are broken:\n  ${problems.join("\n  ")}`);
    },
  };
}
