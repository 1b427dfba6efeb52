/** Which module may import which: a module imports from its own layer and from those below, lazily too, and never in a circle. */

/** From top to bottom; a folder ends with a slash, and the longest name that fits a module says where it belongs. */
export const LAYERS: readonly (readonly string[])[] = [
  ["main.tsx", "router.tsx", "AnnotateRoute.tsx", "AdjudicateRoute.tsx", "start.ts", "shell/"],
  ["pages/"],
  ["adjudicate/"],
  ["annotate/"],
  ["annotate/dialogs/"],
  ["annotate/drawers/"],
  ["annotate/cards/"],
  ["annotate/article/"],
  ["annotate/commands/"],
  ["annotate/desk/"],
  ["comments/"],
  ["frame/"],
  ["sync/"],
  ["query.ts", "soon.ts", "returnPath.ts"],
  ["api/"],
  ["charts/"],
  ["ui/"],
  ["work/"],
  ["keys/", "text/"],
  ["styles/", "languages/"],
];

/** What each module imports, at once or on demand; names are relative to `src/`. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** The number of a module's layer, 0 for the top; -1 where none fits. */
export function layerOf(module: string): number {
  let found = -1;
  let longest = 0;
  for (const [at, names] of LAYERS.entries()) {
    for (const name of names) {
      const fits = name.endsWith("/") ? module.startsWith(name) : module === name;
      if (fits && name.length > longest) [found, longest] = [at, name.length];
    }
  }
  return found;
}

/** Catalogues of other languages hold nothing but words: they are the same everywhere and import types alone. */
const isCatalogue = (module: string): boolean => /\.[a-z]{2}\.ts$/.test(module);

/** Say what is against the layers: modules without one, imports from above, circles. Empty when all is well. */
export function broken(imports: Imports): readonly string[] {
  const homeless = [...imports.keys()].filter((module) => layerOf(module) < 0 && !isCatalogue(module));
  const upward = [...imports].flatMap(([from, all]) =>
    all
      .filter((to) => !isCatalogue(to) && layerOf(to) < layerOf(from))
      .map((to) => `${from} imports ${to} of a layer above it.`),
  );
  return [
    ...homeless.map((module) => `${module} belongs to no layer.`),
    ...upward,
    ...circles(imports).map((circle) => `A circle: ${circle.join(", ")}.`),
  ];
}

/** Find the groups of modules that import one another (R. Tarjan, Depth-first search and linear graph algorithms, 1972). */
export function circles(imports: Imports): readonly (readonly string[])[] {
  const numbers = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const lower = (module: string, to: number): void => void lowest.set(module, Math.min(lowest.get(module) ?? to, to));
  const visit = (module: string): void => {
    numbers.set(module, numbers.size);
    lower(module, numbers.size - 1);
    open.push(module);
    for (const next of imports.get(module) ?? []) {
      if (!numbers.has(next)) visit(next);
      if (open.includes(next)) lower(module, lowest.get(next) ?? 0);
    }
    if (lowest.get(module) !== numbers.get(module)) return;
    const circle = open.splice(open.indexOf(module));
    if (circle.length > 1 || imports.get(module)?.includes(module)) found.push(circle);
  };
  for (const module of imports.keys()) if (!numbers.has(module)) visit(module);
  return found;
}
