/** What can be done with a group as a whole, each with its key. */
import type { Cause } from "../api/model.ts";
import { Button } from "../ui/Button.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import styles from "./Adjudicate.module.css";
import type { Group } from "./groups.ts";
import type { Act } from "./keys.ts";
import { t } from "./messages.ts";

interface ActsProps {
  group: Group;
  names: readonly string[];
  act: Act;
  waits: "verdict" | "drop" | "all_wrong" | null;
  because: (cause: Cause) => void;
}

export function Acts({ group, names, act, waits, because }: ActsProps) {
  const places = [...new Set(group.sides.map(({ pass }) => pass))];
  return (
    <>
      <div className={styles["acts"]}>
        {places.map((place) => (
          <Button key={place} onClick={() => act.digit(place + 1)}>
            <Kbd>{place + 1}</Kbd> {t("take", { name: names[place] ?? "" })}
          </Button>
        ))}
        <Button aria-expanded={waits === "all_wrong"} onClick={act.wrong}>
          <Kbd>w</Kbd> {t(places.length > 2 ? "all_wrong" : "both_wrong")}
        </Button>
        <Button aria-expanded={waits === "drop"} onClick={act.drop}>
          <Kbd>x</Kbd> {t("not_claim")}
        </Button>
        <Button onClick={act.add}>
          <Kbd>c</Kbd> {t("add_missed")}
        </Button>
        <Button onClick={act.third}>
          <Kbd>h</Kbd> {t("ask_third")}
        </Button>
      </div>
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
