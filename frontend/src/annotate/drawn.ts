/** Counts what React draws, for tests: load it before React. */

interface Fiber {
  readonly tag: number;
  readonly flags: number;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly alternate: Fiber | null;
}

/** Function and class components, with and without memo, and those with a ref. */
const COMPONENTS: ReadonlySet<number> = new Set([0, 1, 11, 14, 15]);
const PERFORMED_WORK = 1;

let total = 0;

/** How many components were drawn since the page was loaded. */
export const componentsDrawn = (): number => total;

function count(fiber: Fiber, before: Fiber | null): number {
  let drawn = COMPONENTS.has(fiber.tag) && (fiber.flags & PERFORMED_WORK) !== 0 ? 1 : 0;
  if (before !== null && fiber.child === before.child) return drawn;
  for (let child = fiber.child; child; child = child.sibling) drawn += count(child, child.alternate);
  return drawn;
}

/** The place where React looks for its developer tools. */
Object.assign(globalThis, {
  __REACT_DEVTOOLS_GLOBAL_HOOK__: {
    supportsFiber: true,
    renderers: new Map(),
    inject: () => 1,
    checkDCE: () => undefined,
    onCommitFiberUnmount: () => undefined,
    onScheduleFiberRoot: () => undefined,
    onPostCommitFiberRoot: () => undefined,
    onCommitFiberRoot: (_: number, { current }: { current: Fiber }) => (total += count(current, current.alternate)),
  },
});
