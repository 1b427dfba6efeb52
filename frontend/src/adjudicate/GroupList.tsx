/** The groups of the article: what is to decide first, then what is decided, then what merged by itself. */
import type { Gold } from "../api/model.ts";
import { useDeskState } from "../annotate/desk/context.ts";
import { Kbd } from "../ui/Kbd.tsx";
import { formatDayOf } from "../ui/language/translate.ts";
import type { Pass, VerdictLabel } from "../work/types.ts";
import styles from "./Adjudicate.module.css";
import { type Group, goldOf, settledOf, stateOf, takenFrom } from "./groups.ts";
import { t } from "./messages.ts";

interface GroupListProps {
  gold: Gold;
  groups: readonly Group[];
  names: readonly string[];
  chosen: Group | null;
  choose: (group: Group) => void;
  merged: boolean;
  show: () => void;
}

/** Keep the chosen group in sight; the list moves, and never the page. */
function intoSight(button: HTMLButtonElement | null): void {
  const list = button?.closest("nav");
  if (!button || !list) return;
  const [row, all] = [button.getBoundingClientRect(), list.getBoundingClientRect()];
  list.scrollTop += Math.min(0, row.top - all.top) + Math.max(0, row.bottom - all.bottom);
}

export function GroupList({ gold, groups, names, chosen, choose, merged, show }: GroupListProps) {
  const pass = useDeskState((state) => state.pass);
  const text = useDeskState((state) => state.setting.text);
  const labels = useDeskState((state) => state.setting.project.scale.labels);
  const by = Map.groupBy(groups, (group) => {
    const state = stateOf(pass, group);
    return state === "stale" ? "open" : state;
  });
  const count = (state: "merged" | "settled" | "open"): number => by.get(state)?.length ?? 0;
  const row = (group: Group) => (
    <li key={group.key}>
      <button
        type="button"
        ref={group === chosen ? intoSight : null}
        aria-current={group === chosen}
        onClick={() => choose(group)}
      >
        <span className={styles["number"]}>{groups.indexOf(group) + 1}</span>
        <span>
          <q dir="auto">{wordsOf(pass, group, text)}</q>
          <small data-state={stateOf(pass, group)}>{aboutOf(pass, group, names, labels)}</small>
        </span>
      </button>
    </li>
  );
  return (
    <nav className={styles["groups"]} aria-label={t("claims")}>
      <About gold={gold} count={count} />
      {count("open") > 0 && (
        <section aria-label={t("to_decide")}>
          <h3>{t("to_decide")}</h3>
          <ul>{by.get("open")?.map(row)}</ul>
        </section>
      )}
      {count("settled") > 0 && (
        <section aria-label={t("decided")}>
          <h3>{t("decided")}</h3>
          <ul>{by.get("settled")?.map(row)}</ul>
        </section>
      )}
      {count("merged") > 0 && (
        <button type="button" className={styles["show"]} aria-expanded={merged} onClick={show}>
          <Kbd>m</Kbd> {merged ? t("hide_merged") : t("show_merged", { count: count("merged") })}
        </button>
      )}
      {merged && (
        <section aria-label={t("merged")}>
          <ul>{by.get("merged")?.map(row)}</ul>
        </section>
      )}
    </nav>
  );
}

type Count = (state: "merged" | "settled" | "open") => number;

function About({ gold, count }: { gold: Gold; count: Count }) {
  const days = gold.passes.flatMap(({ submitted_at: at }) => at ?? []);
  return (
    <div className={styles["about"]}>
      <h2>
        {t("place", { number: gold.work.article.number })} · {t("passes", { count: gold.passes.length })}
      </h2>
      <p>{days.length > 0 && formatDayOf(days.toSorted().at(-1) ?? "")}</p>
      <div className={styles["stack"]} aria-hidden="true">
        {(["merged", "settled", "open"] as const).map((state) => (
          <i key={state} data-state={state} style={{ flexGrow: count(state) }} />
        ))}
      </div>
      <p className={styles["legend"]}>
        <span data-state="merged">{t("merged_count", { count: count("merged") })}</span>
        <span data-state="settled">{t("decided_count", { count: count("settled") })}</span>
        <span data-state="open">{t("open_count", { count: count("open") })}</span>
      </p>
    </div>
  );
}

const LONGEST = 90;

function wordsOf(pass: Pass, group: Group, text: string): string {
  const claim = goldOf(pass, group)[0] ?? group.sides[0]?.claim;
  const words = (claim?.content ?? []).map(([start, end]) => text.slice(start, end)).join(" … ");
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words;
}

/** What is to be settled of a group, or how it was. */
function aboutOf(pass: Pass, group: Group, names: readonly string[], labels: readonly VerdictLabel[]): string {
  const state = stateOf(pass, group);
  const { as } = settledOf(pass, group);
  if (state === "settled" || state === "merged") {
    return t(`as_${as}`, { name: names[takenFrom(pass, group)] ?? "" });
  }
  const differing = differenceWords(group, names, labels);
  return [state === "stale" && t("d_stale"), ...differing].filter(Boolean).join(" · ");
}

const SLOTS = [
  "content",
  "source",
  "cue",
  "addressee",
  "speaker",
  "directness",
  "claim_type",
  "checkworthiness",
  "certainty",
  "was_said",
  "parent",
  "split",
] as const;

export function differenceWords(
  group: Group,
  names: readonly string[],
  labels: readonly VerdictLabel[],
): readonly string[] {
  return group.differ.flatMap(({ slot, words }) => {
    if (slot === "only_one")
      return t("d_only_one", { name: group.sides.map(({ pass }) => names[pass] ?? "").join(", ") });
    if (slot === "verdict") {
      const given = group.sides.map(({ claim }) => labels.find(({ key }) => key === claim.verdict?.label)?.name ?? "–");
      return t("d_verdict", { labels: [...new Set(given)].join(" / ") });
    }
    const known = SLOTS.find((one) => one === slot);
    return known ? t(`d_${known}`, { count: words }) : [];
  });
}
