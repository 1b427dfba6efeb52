/** Why the pass was sent back, over the text: the reason, and the claims that it is about, each a way to its card. */
import type { Assignment } from "../api/model.ts";
import { Button } from "../ui/Button.tsx";
import { formatDayOf } from "../ui/language/translate.ts";
import { Notice } from "../ui/Notice.tsx";
import { useDesk, useDeskState } from "./desk/context.ts";
import { Key } from "./desk/Key.tsx";
import { t as words } from "./desk/panelMessages.ts";
import styles from "./Returned.module.css";

/** How much of a claim is quoted, in UTF-16 units. */
const QUOTED = 60;

export function Returned({ returned }: { returned: NonNullable<Assignment["returned"]> }) {
  const desk = useDesk();
  const claims = useDeskState((state) => state.pass.claims);
  const text = useDeskState((state) => state.setting.text);
  const active = useDeskState((state) => state.active);
  const about = returned.claims.map((id) => claims.get(id)).filter((claim) => claim !== undefined);
  return (
    <Notice tone="warn" title={words("returned", { day: formatDayOf(returned.at) })}>
      <p className={styles["reason"]} dir="auto">
        {returned.reason}
      </p>
      {about.length > 0 && (
        <ul className={styles["claims"]} aria-label={words("returned_claims")}>
          {about.map(({ id, content }) => (
            <li key={id}>
              <Button
                small
                aria-current={id === active || undefined}
                onClick={(event) => {
                  // The text gets the focus, so that the next key is one of the screen's.
                  event.currentTarget.blur();
                  desk.attention.activate(id);
                }}
              >
                <bdi>“{quoteOf(content.map(([start, end]) => text.slice(start, end)).join(" … "))}”</bdi>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p>
        {words("returned_then")} <Key of="finish" />
      </p>
    </Notice>
  );
}

const quoteOf = (quote: string): string => (quote.length > QUOTED ? `${quote.slice(0, QUOTED).trimEnd()}…` : quote);
