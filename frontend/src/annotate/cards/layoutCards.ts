/**
 * Where the cards of the margin stand: the active one exactly at its claim, the others as near to theirs as
 * there is room. Pure.
 */

export interface CardBox {
  /** Pixels from the top of the margin where the card would like to stand. */
  readonly wanted: number;
  readonly height: number;
}

const GAP = 9;

/** Place cards, in text order, from the active one outwards; without an active one, from the first. */
export function layoutCards(cards: readonly CardBox[], active: number, gap = GAP): readonly number[] {
  const tops = cards.map((card) => card.wanted);
  const from = Math.max(0, active);
  for (let i = from + 1; i < cards.length; i += 1) {
    tops[i] = Math.max(tops[i] ?? 0, (tops[i - 1] ?? 0) + (cards[i - 1]?.height ?? 0) + gap);
  }
  for (let i = from - 1; i >= 0; i -= 1) {
    tops[i] = Math.min(tops[i] ?? 0, (tops[i + 1] ?? 0) - (cards[i]?.height ?? 0) - gap);
  }
  return fanOut(tops, from);
}

/**
 * Cards that would stand above the page are pushed together like a hand of cards between its top and the active
 * one.
 */
function fanOut(tops: number[], active: number): readonly number[] {
  const first = tops[0] ?? 0;
  if (first >= 0) return tops;
  const free = tops.findIndex((top, i) => i >= active || top >= i * GAP);
  const limit = Math.max(0, tops[free] ?? 0);
  for (let i = 0; i < free; i += 1) tops[i] = (limit * i) / free;
  return tops;
}
