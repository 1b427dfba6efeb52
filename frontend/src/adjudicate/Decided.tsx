/** The gold claim of a group: what it says, its verdict, and why it was decided so. */
import { useQuery } from "@tanstack/react-query";
import { type CSSProperties, useState } from "react";

import { getGuideline } from "../api/endpoints.ts";
import type { Cause } from "../api/model.ts";
import { useDeskState } from "../annotate/desk/context.ts";
import { Button } from "../ui/Button.tsx";
import { Kbd } from "../ui/Kbd.tsx";
import type { Change, Claim } from "../work/types.ts";
import { setVerdict } from "../work/transitions.ts";
import { Causes } from "./Acts.tsx";
import { WHY, type Waits } from "./acts.ts";
import styles from "./Adjudicate.module.css";
import { explained, type Group, goldOf, missing, overrules, settledOf, stateOf } from "./groups.ts";
import type { Act } from "./keys.ts";
import { t } from "./messages.ts";
import { Words } from "./Sides.tsx";

interface DecidedProps {
  group: Group;
  number: number;
  act: Act;
  waits: Waits;
  commit: (change: Change | null, whole?: boolean) => void;
  because: (cause: Cause) => void;
}

export function Decided({ group, number, act, waits, commit, because }: DecidedProps) {
  const pass = useDeskState((state) => state.pass);
  const settled = settledOf(pass, group);
  const gold = goldOf(pass, group);
  const [claim] = gold;
  if (settled.as === "reopened" || (settled.as !== "drop" && !claim))
    return <p className={`${styles["panel"]} ${styles["small"]}`}>{t("not_yet")}</p>;
  const lacks = missing(pass, group);
  return (
    <section className={`${styles["panel"]} ${styles["gold"]}`} aria-label={t("gold")}>
      <header>
        <span className={styles["tag"]}>{t("gold")}</span>
        <b>{t("claim", { number })}</b>
        <span className={styles["small"]}>
          {settled.as === "drop"
            ? t("as_drop")
            : group.sides.length > 0
              ? t("settles", { count: group.sides.length })
              : t("adds")}
        </span>
        <Edits group={group} act={act} />
      </header>
      {gold.map((one) => (
        <Words key={one.id} claim={one} />
      ))}
      {claim && <Verdicts claim={claim} waits={waits === "verdict"} commit={commit} />}
      <Why key={group.key} group={group} commit={commit} />
      <Causes chosen={settled.cause} choose={because} asked={lacks === "cause"} />
      {overrules(pass, group) && (
        <p className={styles["small"]} data-lacks={lacks === "reason" || undefined}>
          {t("need_reason")}
        </p>
      )}
    </section>
  );
}

function Edits({ group, act }: { group: Group; act: Act }) {
  const pass = useDeskState((state) => state.pass);
  const [claim] = goldOf(pass, group);
  return (
    <span className={styles["end"]}>
      {claim && (
        <>
          <Button small onClick={act.boundaries}>
            <Kbd>b</Kbd> {t("boundaries")}
          </Button>
          <Button small onClick={act.speaker}>
            <Kbd>s</Kbd> {t("speaker")}
          </Button>
          <Button small onClick={act.evidence}>
            <Kbd>e</Kbd> {t("evidence", { count: claim.verdict?.evidence.length ?? 0 })}
          </Button>
        </>
      )}
      {stateOf(pass, group) !== "open" && (
        <Button small onClick={act.reopen}>
          <Kbd>r</Kbd> {t("reopen")}
        </Button>
      )}
    </span>
  );
}

interface VerdictsProps {
  claim: Claim;
  /** Whether the next digit gives one. */
  waits: boolean;
  commit: (change: Change | null, whole?: boolean) => void;
}

function Verdicts({ claim, waits, commit }: VerdictsProps) {
  const labels = useDeskState((state) => state.setting.project.scale.labels);
  return (
    <div className={styles["line"]}>
      <span className={styles["name"]}>{t("verdict")}</span>
      <div className={styles["verdicts"]} role="group" aria-label={t("verdict")} data-waits={waits || undefined}>
        {labels.map((label) => (
          <button
            key={label.key}
            type="button"
            aria-pressed={claim.verdict?.label === label.key}
            style={{ "--verdict": `var(--verdict-${label.color})` } as CSSProperties}
            onClick={() => commit(setVerdict(claim, label.key), true)}
          >
            <Kbd>v {label.digit}</Kbd> {label.name}
          </button>
        ))}
      </div>
    </div>
  );
}

interface WhyProps {
  group: Group;
  commit: (change: Change | null) => void;
}

const RULES = "rules";
const HEADING = /^ {0,3}#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$/gm;

/** The headings of the newest guideline: what a decision is likely to rest on. */
function useRules(): readonly string[] {
  const project = useDeskState((state) => state.setting.project.id);
  const { data } = useQuery({
    queryKey: ["project", project, "guideline"],
    queryFn: () => getGuideline(project),
    select: ({ markdown }) => Array.from(markdown.matchAll(HEADING), ([, heading = ""]) => heading).filter(Boolean),
    staleTime: 600_000,
    retry: false,
    meta: { stay: true },
  });
  return [...new Set(data)];
}

/** The reason and the rule; what was written is kept when the field is left. */
function Why({ group, commit }: WhyProps) {
  const pass = useDeskState((state) => state.pass);
  const headings = useRules();
  const { reason, rule } = settledOf(pass, group);
  const [draft, setDraft] = useState({ reason, rule });
  const keep = (name: "reason" | "rule"): void => {
    const value = draft[name].trim();
    if (value !== settledOf(pass, group)[name]) commit(explained(pass, group, { [name]: value }));
  };
  return (
    <div className={styles["line"]}>
      <label className={styles["name"]} htmlFor={WHY}>
        {t("why")}
      </label>
      <input
        id={WHY}
        value={draft.reason}
        maxLength={2000}
        onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
        onBlur={() => keep("reason")}
        onKeyDown={leave}
      />
      <input
        aria-label={t("rule")}
        list={RULES}
        placeholder={t("rule")}
        value={draft.rule}
        maxLength={300}
        onChange={(event) => setDraft({ ...draft, rule: event.target.value })}
        onBlur={() => keep("rule")}
        onKeyDown={leave}
      />
      <datalist id={RULES}>
        {headings.map((heading) => (
          <option key={heading} value={heading}>
            {heading}
          </option>
        ))}
      </datalist>
    </div>
  );
}

/** Enter and Escape lead back to the keys of the screen. */
function leave(event: React.KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== "Enter" && event.key !== "Escape") return;
  event.preventDefault();
  event.currentTarget.blur();
}
