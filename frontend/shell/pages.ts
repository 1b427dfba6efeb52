/**
 * Writes the pages of a build. Both begin to ask the server before the rest of their code is there; the page for working
 * on an article also names the code of that screen, which a browser would otherwise find out step by step.
 */
import type { Plugin, Rolldown } from "vite";

const START = "src/start.ts";
const SCREEN = "src/AnnotateRoute.tsx";
/** What the screen fetches in any case: what keys and the mouse do. */
const WITH_SCREEN = "src/annotate/acts.ts";
/** The letters of most articles and of the interface around them: text that comes before its letters is set twice. */
const LETTERS = /\/(?:inter-latin-wght-normal|source-serif-4-latin-opsz-normal)-[\w-]+\.woff2$/;
const FIRST_SCRIPT = /<script type="module"/;

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;

export function pages(base: string): Plugin {
  return {
    name: "on-record pages",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const index = bundle["index.html"];
      if (index?.type !== "asset") throw new Error("The build has no index.html.");
      const page = String(index.source);
      const first = fileWith(bundle, START);
      const early = [
        // Waits for nothing: neither for the styles, which stop other scripts, nor for the end of the page.
        `<script type="module" async crossorigin src="${base}${first}"></script>`,
        ...preloads(base, imported(bundle, [first]).slice(1), page),
      ];
      index.source = withFirst(page, early);
      const screen = imported(
        bundle,
        [SCREEN, WITH_SCREEN].map((name) => fileWith(bundle, name)),
      );
      // What a chunk says about parts of another comes after that: of two rules alike, the later one holds.
      const styles = screen.toReversed().flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
      const letters = Object.keys(bundle).filter((name) => LETTERS.test(name));
      const links = [
        ...[...new Set(styles)].map((name) => `<link rel="stylesheet" crossorigin href="${base}${name}">`),
        ...preloads(base, screen, index.source),
        ...letters.map((name) => `<link rel="preload" as="font" type="font/woff2" crossorigin href="${base}${name}">`),
      ].filter((link) => !page.includes(link));
      const source = index.source.replace("</head>", `  ${links.join("\n    ")}\n  </head>`);
      this.emitFile({ type: "asset", fileName: "annotate.html", source });
    },
  };
}

function withFirst(page: string, lines: readonly string[]): string {
  return page.replace(FIRST_SCRIPT, (script) => `${lines.join("\n    ")}\n    ${script}`);
}

/** Links to chunks that a page does not name yet. */
function preloads(base: string, chunks: readonly Chunk[], page: string): readonly string[] {
  return chunks
    .filter(({ fileName }) => !page.includes(fileName))
    .map(({ fileName }) => `<link rel="modulepreload" crossorigin href="${base}${fileName}">`);
}

function fileWith(bundle: Bundle, source: string): string {
  const found = Object.values(bundle).find(
    (one) => one.type === "chunk" && one.moduleIds.some((id) => id.endsWith(source)),
  );
  if (!found) throw new Error(`${source} is in no chunk.`);
  return found.fileName;
}

/** The chunks of some files and of everything that they import, each before what it imports. */
function imported(bundle: Bundle, names: readonly string[]): readonly Chunk[] {
  const seen = new Set<string>();
  const found: Chunk[] = [];
  const look = (name: string): void => {
    const chunk = bundle[name];
    if (chunk?.type !== "chunk" || seen.has(name)) return;
    seen.add(name);
    chunk.imports.toReversed().forEach(look);
    found.unshift(chunk);
  };
  names.toReversed().forEach(look);
  return found;
}
