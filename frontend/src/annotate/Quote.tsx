/** The words of a claim, fragments joined by an ellipsis. */
import { directionAt } from "../text/direction.ts";
import type { Fragments } from "../text/offsets.ts";
import cards from "./cards.module.css";
import { useDeskState } from "./context.ts";

export function Quote({ content, whole = false }: { content: Fragments; whole?: boolean }) {
  const text = useDeskState((state) => state.setting.text);
  return (
    <p className={`${cards["quote"]} ${whole ? cards["whole"] : ""}`} dir={content[0] && directionAt(text, content[0][0])}>
      {content.map(([start, end]) => text.slice(start, end)).join(" … ")}
    </p>
  );
}
