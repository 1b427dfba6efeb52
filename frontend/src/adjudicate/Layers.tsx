/** The whole text with both layers: what each person marked under the lines, and the gold layer behind them. */
import { useDesk, useDeskState } from "../annotate/desk/context.ts";
import styles from "./Layers.module.css";
import { layersIn } from "./context.ts";
import type { Group } from "./groups.ts";
import { usePresses } from "./keys.ts";
import { t } from "./messages.ts";

interface LayersProps {
  groups: readonly Group[];
  names: readonly string[];
  back: () => void;
  add: () => void;
}

export function Layers({ groups, names, back, add }: LayersProps) {
  const desk = useDesk();
  const text = useDeskState((state) => state.setting.text);
  const title = useDeskState((state) => state.setting.article.title);
  const gold = Array.from(useDeskState((state) => state.pass.claims).values());
  const sides = groups.flatMap((group) => group.sides);
  usePresses(({ key }) => {
    if (["t", "q", "Escape"].includes(key)) back();
    else if (key === "c") add();
    else return false;
    return true;
  });
  return (
    <main id="content" className={styles["reading"]}>
      <h1>{title}</h1>
      <p className={`${styles["layers"]} ${styles["names"]}`}>
        {names.map((name, place) => (
          // People keep their places.
          // oxlint-disable-next-line react/no-array-index-key
          <mark key={place} {...{ [`data-p${Math.min(place, 2)}`]: true }}>
            {name}
          </mark>
        ))}
        <mark data-gold>{t("gold")}</mark>
      </p>
      {desk.steps.paragraphs.map((paragraph) => (
        <p key={paragraph[0]} className={styles["layers"]} dir="auto">
          {layersIn(text, paragraph, sides, gold).map(({ text: words, people, gold: isGold }, at) =>
            people.length > 0 || isGold ? (
              // The pieces of a text keep their order.
              // oxlint-disable-next-line react/no-array-index-key
              <mark key={at} {...attributes(people, isGold)} title={told(people, isGold, names)}>
                {words}
              </mark>
            ) : (
              words
            ),
          )}
        </p>
      ))}
    </main>
  );
}

const attributes = (people: readonly number[], isGold: boolean): Record<string, true> => ({
  ...Object.fromEntries(people.map((place) => [`data-p${Math.min(place, 2)}`, true as const])),
  ...(isGold && { "data-gold": true as const }),
});

const told = (people: readonly number[], isGold: boolean, names: readonly string[]): string =>
  [...people.map((place) => names[place] ?? ""), ...(isGold ? [t("gold")] : [])].join(", ");
