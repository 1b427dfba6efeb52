/** One polite voice; two regions take turns, so that the same words said twice are read twice. */
import { useDeskState } from "./desk/context.ts";

export function LiveRegion() {
  const { text, times } = useDeskState((state) => state.said);
  return (
    <div className="visually-hidden notranslate" translate="no" aria-live="polite">
      <p>{times % 2 === 0 ? text : ""}</p>
      <p>{times % 2 === 1 ? text : ""}</p>
    </div>
  );
}
