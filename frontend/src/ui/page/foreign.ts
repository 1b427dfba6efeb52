/**
 * Lets React go on where a browser's translation or an extension has moved, wrapped or taken away what React drew. React
 * counts on the page being as it left it, and stops for good where it is not: a text node that was put into a <font> is
 * no child any more of the element it is to be removed from. Nobody should lose what they typed to that.
 */

type Listener = (where: Node) => void;

const listeners = new Set<Listener>();

/** Be told, after the fact, where React met a change that was not its own; returns the way to stop listening. */
export function onForeignChange(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** From now on, removing a node that is somewhere else removes it there, and a lost neighbour is no reason to fail. */
export function bearForeignChanges(prototype: Node = Node.prototype): void {
  const { removeChild, insertBefore } = prototype;
  prototype.removeChild = function <Child extends Node>(this: Node, child: Child): Child {
    if (child.parentNode === this) return removeChild.call(this, child) as Child;
    tell(this);
    const outer = childAround(this, child);
    child.parentNode?.removeChild(child);
    // What was put around a node has no purpose without it.
    if (outer && outer.textContent === "") removeChild.call(this, outer);
    return child;
  };
  prototype.insertBefore = function <Child extends Node>(this: Node, child: Child, before: Node | null): Child {
    if (before === null || before.parentNode === this) return insertBefore.call(this, child, before) as Child;
    tell(this);
    return insertBefore.call(this, child, childAround(this, before)) as Child;
  };
}

/** The child of an element in which a node stands now; null where it stands elsewhere or nowhere. */
function childAround(parent: Node, node: Node): Node | null {
  let at: Node | null = node;
  while (at && at.parentNode !== parent) at = at.parentNode;
  return at;
}

function tell(where: Node): void {
  for (const listener of listeners) listener(where);
}
