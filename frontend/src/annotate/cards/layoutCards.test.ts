import fc from "fast-check";
import { expect, test } from "vitest";

import { layoutCards } from "./layoutCards.ts";

const card = fc.record({ wanted: fc.integer({ min: 0, max: 4000 }), height: fc.integer({ min: 40, max: 400 }) });
const page = fc
  .array(card, { minLength: 1, maxLength: 20 })
  .map((cards) => cards.toSorted((a, b) => a.wanted - b.wanted));

test("the active card stands exactly at its claim", () => {
  fc.assert(
    fc.property(page, fc.nat(), (cards, n) => {
      const active = n % cards.length;
      expect(layoutCards(cards, active)[active]).toBe(cards[active]?.wanted);
    }),
  );
});

test("cards below the active one never cover each other", () => {
  fc.assert(
    fc.property(page, fc.nat(), (cards, n) => {
      const active = n % cards.length;
      const tops = layoutCards(cards, active);
      for (let i = active + 1; i < cards.length; i += 1) {
        expect(tops[i]).toBeGreaterThanOrEqual((tops[i - 1] ?? 0) + (cards[i - 1]?.height ?? 0));
      }
    }),
  );
});

test("no card stands above the page, and their order is the text's", () => {
  fc.assert(
    fc.property(page, fc.nat(), (cards, n) => {
      const tops = layoutCards(cards, n % cards.length);
      for (const [i, top] of tops.entries()) {
        expect(top).toBeGreaterThanOrEqual(0);
        if (i > 0) expect(top).toBeGreaterThanOrEqual(tops[i - 1] ?? 0);
      }
    }),
  );
});

test("with room for all, every card stands at its claim", () => {
  const cards = [0, 300, 600].map((wanted) => ({ wanted, height: 100 }));
  expect(layoutCards(cards, 1)).toEqual([0, 300, 600]);
});

test("without an active card the first one leads", () => {
  const cards = [
    { wanted: 10, height: 100 },
    { wanted: 20, height: 100 },
  ];
  expect(layoutCards(cards, -1)).toEqual([10, 119]);
});
