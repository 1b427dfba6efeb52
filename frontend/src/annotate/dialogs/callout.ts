/** Where a callout stands beside what it points at. Pure; pixels of the window. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Between the callout and what it points at, and between the callout and the window's edge. */
const GAP = 12;

/** Put it below, else above, else left of the target, wholly inside the window; without a target at the foot. */
export function besides(
  target: Box | null,
  size: { width: number; height: number },
  view: { width: number; height: number },
): { left: number; top: number } {
  const inside = (at: number, length: number, room: number): number => Math.max(GAP, Math.min(at, room - length - GAP));
  if (!target)
    return { left: inside(view.width, size.width, view.width), top: inside(view.height, size.height, view.height) };
  const below = target.top + target.height + GAP;
  const above = target.top - GAP - size.height;
  const left = inside(target.left + target.width / 2 - size.width / 2, size.width, view.width);
  if (below + size.height + GAP <= view.height) return { left, top: below };
  if (above >= GAP) return { left, top: above };
  return {
    left: inside(target.left - GAP - size.width, size.width, view.width),
    top: inside(target.top, size.height, view.height),
  };
}

/** What of a box can be seen in the window; null when nothing can. */
export function seen(box: Box, view: { width: number; height: number }): Box | null {
  const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
  const width = Math.min(view.width, box.left + box.width) - left;
  const height = Math.min(view.height, box.top + box.height) - top;
  return width > 0 && height > 0 ? { left, top, width, height } : null;
}
