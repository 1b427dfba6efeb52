/** What can be done with a group as a whole, each with its key. */
import type { Cause } from "../api/model.ts";
import { Button } from "../ui/Button.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import styles from "./Adjudicate.module.css";
import type { Group } from "./groups.ts";
import type { Waits } from "./acts.ts";
import type { Act } from "./keys.ts";
import { t } from "./messages.ts";

interface ActsProps {
  group: Group;
  names: readonly string[];
  act: Act;
  waits: Waits;
  because: (cause: Cause) => void;
}

/** What is said to be wrong, of one person's claims, two people's or more. */
const WRONG = ["it_is_wrong", "both_wrong", "all_wrong"] as const;

export function Acts({ group, names, act, waits, because }: ActsProps) {
  const places = [...new Set(group.sides.map(({ pass }) => pass))];
  const wrong = WRONG[Math.min(places.length, WRONG.length) - 1];
  return (
    <>
      <div className={styles["acts"]}>
        {places.map((place) => (
          <Button key={place} onClick={() => act.digit(place + 1)}>
            <Kbd>{place + 1}</Kbd> {t("take", { name: names[place] ?? "" })}
          </Button>
        ))}
        {wrong && (
          <Button aria-expanded={waits === "all_wrong"} onClick={act.wrong}>
            <Kbd>w</Kbd> {t(wrong)}
          </Button>
        )}
        <Button aria-expanded={waits === "drop"} onClick={act.drop}>
          <Kbd>x</Kbd> {t("not_claim")}
        </Button>
        <Button onClick={act.add}>
          <Kbd>c</Kbd> {t("add_missed")}
        </Button>
        <Button aria-expanded={waits === "third"} onClick={act.third}>
          <Kbd>h</Kbd> {t("ask_third")}
        </Button>
      </div>
      {waits === "third" && (
        <p className={`${styles["line"]} ${styles["small"]}`} role="status">
          {t("sure_third")}
          <Button small onClick={act.third}>
            <Kbd>h</Kbd> {t("ask_third")}
          </Button>
          <Button small kind="quiet" onClick={act.none}>
            <Kbd>esc</Kbd> {t("cancel")}
          </Button>
        </p>
      )}
      {(waits === "drop" || waits === "all_wrong") && <Causes chosen={null} choose={because} asked />}
    </>
  );
}

const CAUSES: readonly Cause[] = ["slip", "guideline", "ambiguous", "judgement"];

export function Causes({
  chosen,
  choose,
  asked = false,
}: {
  chosen: Cause | null;
  choose: (cause: Cause) => void;
  asked?: boolean;
}) {
  return (
    <div className={styles["line"]} role="group" aria-label={t("cause")}>
      <span className={styles["name"]}>{t("cause")}</span>
      <span className={styles["seg"]}>
        {CAUSES.map((cause, at) => (
          <button key={cause} type="button" aria-pressed={chosen === cause} onClick={() => choose(cause)}>
            {asked && <Kbd>{at + 1}</Kbd>} {t(`cause_${cause}`)}
          </button>
        ))}
      </span>
      {asked && <span className={styles["small"]}>{t("need_cause")}</span>}
    </div>
  );
}

const LINE = [
  ["1 2", "take"],
  ["← →", "side"],
  ["↑ ↓", "field"],
  ["j k", "claim"],
  ["Tab", "open"],
  ["v 1-6", "verdict"],
  ["b", "boundaries"],
  ["t", "text"],
  ["w", "wrong"],
  ["y", "why"],
  ["r", "reopen"],
  ["u", "undo"],
  ["⇧↵", "finish"],
] as const;

/** The keys at the foot of the screen. */
export function KeyLine() {
  return (
    <div className={styles["keys"]} aria-hidden="true">
      {LINE.map(([keys, name]) => (
        <span key={name}>
          {keys.split(" ").map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}{" "}
          {t(`keys_${name}`)}
        </span>
      ))}
    </div>
  );
}
