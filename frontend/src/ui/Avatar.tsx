/** Initials in a circle beside a name; the name itself is always written out, so this one is decoration. */
import styles from "./Avatar.module.css";

export function Avatar({ name, unnamed = false }: { name: string; unnamed?: boolean }) {
  // As an attribute, so that the letters are no part of the text of a button that also has the name.
  const letters = unnamed ? "?" : initials(name);
  return (
    <span
      className={`${styles["avatar"]} ${unnamed ? styles["unnamed"] : ""}`}
      aria-hidden="true"
      data-letters={letters}
    />
  );
}

/** Give the first letters of the first and the last word, or the first two letters of a single word. */
export function initials(name: string): string {
  const words = name.split(/[\s\-_.]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return "?";
  const letters = words.length === 1 ? [...first].slice(0, 2) : [[...first][0], [...last][0]];
  return letters.join("").toLocaleUpperCase();
}
