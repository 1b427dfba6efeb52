/** The words of a claim, fragments joined by an ellipsis. */
import { useEffect, useRef } from "react";

import { directionAt } from "../../text/direction.ts";
import type { Fragments } from "../../text/offsets.ts";
import cards from "./cards.module.css";
import { useDesk, useDeskState } from "../desk/context.ts";

export function Quote({ content, whole = false }: { content: Fragments; whole?: boolean }) {
  const desk = useDesk();
  const text = useDeskState((state) => state.setting.text);
  const quotation = useRef<HTMLParagraphElement>(null);
  const words = content.map(([start, end]) => text.slice(start, end)).join(" … ");
  // A change is refused where its words do not stand here as they were drawn.
  useEffect(() => {
    const element = quotation.current;
    if (!element) return undefined;
    desk.quoted.set(element, { content, words });
    return () => void desk.quoted.delete(element);
  }, [desk, content, words]);
  return (
    <p
      ref={quotation}
      className={`${cards["quote"]} ${whole ? cards["whole"] : ""}`}
      dir={content[0] && directionAt(text, content[0][0])}
    >
      {words}
    </p>
  );
}
