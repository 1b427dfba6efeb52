/** Parts of a whole in one bar; every part has a texture of its own, so that colour is not what tells them apart. */
import { useId } from "react";

import { formatNumber } from "../ui/language/translate.ts";
import styles from "./Chart.module.css";

export type Texture = "solid" | "striped" | "dotted" | "blank";

export interface StackedPart {
  name: string;
  count: number;
  texture: Texture;
}

export function Stacked({ parts }: { parts: readonly StackedPart[] }) {
  const id = useId();
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, part) => sum + part.count, 0));
  const share = (count: number): string => `${total === 0 ? 0 : (count / total) * 100}%`;
  return (
    <>
      <svg className={styles["bar"]}>
        <Textures id={id} />
        {parts.map((part, index) => (
          <Filled
            key={part.name}
            id={id}
            texture={part.texture}
            x={share(starts[index] ?? 0)}
            width={share(part.count)}
          />
        ))}
        {starts.slice(1).map((start, index) => (
          <line
            key={parts[index]?.name}
            x1={share(start)}
            x2={share(start)}
            y1="0"
            y2="100%"
            stroke="var(--surface)"
            strokeWidth="2"
          />
        ))}
      </svg>
      <ul className={styles["legend"]}>
        {parts.map((part) => (
          <li key={part.name}>
            <svg>
              <Filled id={id} texture={part.texture} x="0" width="100%" />
            </svg>
            <span>
              {part.name} <b>{formatNumber(part.count)}</b>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Filled({ id, texture, x, width }: { id: string; texture: Texture; x: string; width: string }) {
  const place = { x, y: "0", width, height: "100%" };
  return (
    <>
      <rect className={styles[texture]} {...place} />
      {(texture === "striped" || texture === "dotted") && <rect {...place} fill={`url(#${id}${texture})`} />}
    </>
  );
}

function Textures({ id }: { id: string }) {
  return (
    <defs>
      <pattern id={`${id}striped`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line className={styles["stripe"]} x1="0" x2="0" y1="0" y2="7" />
      </pattern>
      <pattern id={`${id}dotted`} width="6" height="6" patternUnits="userSpaceOnUse">
        <circle className={styles["spot"]} cx="3" cy="3" r="1.6" />
      </pattern>
    </defs>
  );
}
