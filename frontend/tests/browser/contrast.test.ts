import "../../src/styles/tokens.css";

import { expect, test } from "vitest";

/** Text colours and every ground they stand on somewhere in the application. */
const pairs: readonly [text: string, grounds: readonly string[]][] = [
  ["ink", ["paper", "surface", "sunken", "claim-tint", "claim-tint-active", "bad-tint", "warn-tint", "accent-soft"]],
  ["ink-2", ["paper", "surface", "sunken"]],
  ["ink-3", ["paper", "surface"]],
  ["accent", ["paper", "surface"]],
  ["source", ["paper", "surface", "source-tint"]],
  ["cue", ["paper", "surface", "cue-tint"]],
  ["addressee", ["paper", "surface", "addressee-tint"]],
  ["verdict-true", ["paper", "surface"]],
  ["verdict-mostly", ["paper", "surface"]],
  ["verdict-mixed", ["paper", "surface", "warn-tint"]],
  ["verdict-false", ["paper", "surface", "bad-tint"]],
  ["verdict-unverifiable", ["paper", "surface"]],
  ["verdict-not_checkable", ["paper", "surface"]],
  ["paper", ["ink"]],
  ["on-accent", ["accent", "verdict-false"]],
];

/** WCAG 2.2, 1.4.3. */
const leastContrast = 4.5;

for (const theme of ["light", "dark"]) {
  test(`every text can be read on every ground in the ${theme} theme`, () => {
    document.documentElement.dataset["theme"] = theme;
    const faint = pairs.flatMap(([text, grounds]) =>
      grounds
        .map((ground) => ({ text, ground, contrast: contrast(text, ground) }))
        .filter((one) => one.contrast < leastContrast),
    );
    expect(faint).toEqual([]);
  });
}

function contrast(text: string, ground: string): number {
  const [a, b] = [luminance(text), luminance(ground)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function luminance(token: string): number {
  const element = document.createElement("i");
  element.style.color = `var(--${token})`;
  document.body.append(element);
  const { color } = getComputedStyle(element);
  element.remove();
  const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => linear(Number(part) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
